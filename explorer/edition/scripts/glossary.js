// Reads Arabic words in English exactly as `explorer/search/glossary.py` does, with its tables.

const ARABIC = /[\u0621-\u064a]/;

export class Glossary {
  // `entries` maps the words of an entry, joined by spaces, to the sequences of English stems it is read as.
  constructor({ entries, small, prefixes, suffixes, most, article }) {
    Object.assign(this, { entries, prefixes: Object.entries(prefixes), suffixes: Object.entries(suffixes) });
    Object.assign(this, { small: new Set(small), most, article });
  }

  // Returns the sequences of stems that folded Arabic words are read as together; none for what isn't known.
  meanings(words) {
    if (!words.length || words.length > this.most || !ARABIC.test(words[0])) return [];
    const rest = words.slice(1).map((word) => this.withoutArticle(word));
    const known = this.bareForms(words[0]).map((bare) => [bare, ...rest].join(" "));
    return this.entries[known.find((key) => Object.hasOwn(this.entries, key))] ?? [];
  }

  withoutArticle(word) {
    const bare = word.startsWith(this.article) ? word.slice(this.article.length) : word;
    return bare.length >= this.prefixes.find(([prefix]) => prefix === this.article)[1] ? bare : word;
  }

  // Returns a word and what it may be without what is written together with it, the longest first.
  bareForms(word) {
    const forms = [];
    for (const [prefix, least] of this.prefixes.filter(([letters]) => word.startsWith(letters))) {
      for (const [suffix, ends] of this.suffixes.filter(([letters]) => word.endsWith(letters))) {
        let bare = word.slice(prefix.length);
        if (suffix && bare.endsWith(suffix)) bare = bare.slice(0, -suffix.length);
        for (const [end, atLeast] of ends) {
          if (bare.length >= Math.max(atLeast, least)) forms.push(bare + end);
        }
      }
    }
    return forms.sort((one, other) => other.length - one.length);
  }
}
