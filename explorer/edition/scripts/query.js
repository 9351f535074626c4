// Reads what a reader types as groups of terms exactly as `explorer/search/query.py` does.
//
// A term is `{ text, sequences, parts }`: it holds where any of `sequences` occurs, each a column ("stems" or
// "words") with tokens that follow each other, or where all of its `parts` hold.

import { Analyser, stems, words } from "./analyser.js";
import { Glossary } from "./glossary.js";

// siege -"no aid" --bread -> "siege"; minus, phrase "no aid"; minus, "bread". A phrase may lack its end.
const ITEM = /(-*)(?:"([^"]*)"?|([^\s"]+))/g;

const key = (list) => list.join(" ");
const isPlain = (item) => !item.excluded && !item.isPhrase;

export class QueryReader {
  constructor(rules) {
    this.rules = rules;
    this.analyser = new Analyser(rules.analyser);
    this.glossary = new Glossary(rules.glossary);
  }

  // Returns `{ groups, stop }`; without groups the search asks for nothing. `stop` is what was read of a
  // longer one, `{ words, last }`, else null.
  parse(typed) {
    const { text, stop } = this.beginning(typed);
    const groups = this.splitAtOr(text).map((items) => this.readGroup(items));
    return { groups: groups.filter(({ required, excluded }) => required.length + excluded.length), stop };
  }

  beginning(typed) {
    const { longestSearch, mostWords, cleaned } = this.rules;
    const signs = Array.from(typed);
    const clean = (sign) => (/\p{Surrogate}/u.test(sign) ? " " : (cleaned[sign] ?? sign));
    const text = signs.slice(0, longestSearch).map(clean).join("");
    const found = this.analyser.tokens(text);
    const read = found.slice(0, mostWords);
    const goesOn = /[\p{L}\p{N}]/u.test(signs.slice(longestSearch).join(""));
    if (!read.length || (found.length === read.length && !goesOn)) return { text, stop: null };
    const { start, end } = read.at(-1);
    return { text: text.slice(0, end), stop: { words: read.length, last: text.slice(start, end) } };
  }

  splitAtOr(typed) {
    const groups = [[]];
    for (const [, minus, phrase, word] of typed.matchAll(ITEM)) {
      const text = word ?? phrase;
      const tokens = this.analyser.tokens(text);
      if (word && !minus && this.rules.or.includes(key(words(tokens)))) groups.push([]);
      else if (tokens.length) {
        const typedAs = text.slice(tokens[0].start, tokens.at(-1).end);
        groups.at(-1).push({ excluded: minus !== "", isPhrase: word === undefined, text: typedAs, tokens });
      }
    }
    return groups;
  }

  // Only plain words beside each other can name a place together.
  readGroup(items) {
    const isSmall = (item) => isPlain(item) && this.glossary.small.has(key(words(item.tokens)));
    const small = items.every(isSmall) ? [] : items.filter(isSmall);
    const group = { required: [], excluded: [], small: small.map(({ text }) => text) };
    let run = [];
    for (const item of items.filter((one) => !small.includes(one))) {
      if (isPlain(item)) {
        run.push(item);
        continue;
      }
      group.required.push(...this.readWords(run));
      run = [];
      const terms = item.isPhrase ? [this.phrase(item)] : this.readWords([item]);
      (item.excluded ? group.excluded : group.required).push(...terms);
    }
    group.required.push(...this.readWords(run));
    return group;
  }

  // Reads words that follow each other: places and spellings of one word first, longest first.
  readWords(items) {
    const terms = [];
    for (let start = 0; start < items.length; ) {
      let end = Math.min(items.length, start + this.rules.longestName);
      let term = this.readTerm(items.slice(start, end));
      while (!term) term = this.readTerm(items.slice(start, (end -= 1)));
      terms.push(term);
      start = end;
    }
    return terms;
  }

  // Returns items as one term; null when several items aren't a name together.
  readTerm(items) {
    const tokens = items.flatMap((item) => item.tokens);
    const text = key(items.map((item) => item.text));
    const parts = items.length > 1 ? items.map((item) => this.word(item)) : [];
    const place = this.place(words(tokens));
    if (place) return { text, sequences: place, parts };
    const spelt = stems(tokens);
    if (Object.hasOwn(this.rules.variants, key(spelt))) {
      return { text, sequences: this.rules.variants[key(spelt)].map((list) => ["stems", list]), parts };
    }
    const english = this.glossary.meanings(words(tokens));
    if (english.length) return inEnglish(text, ["stems", spelt], english);
    return items.length > 1 ? null : this.word(items[0]);
  }

  // Returns the sequences of the place with this spelling, also in the possessive.
  place(spelling) {
    const { names, sequences } = this.rules.places;
    const plain = [...spelling.slice(0, -1), spelling.at(-1).replace(/'s$/, "")];
    const known = [key(spelling), key(plain)].find((name) => Object.hasOwn(names, name));
    return known && sequences[names[known]].map((list) => ["words", list]);
  }

  word({ text, tokens }) {
    return { text, sequences: [["stems", stems(tokens)]], parts: [] };
  }

  phrase({ text, tokens }) {
    const english = this.glossary.meanings(words(tokens));
    if (english.length) return inEnglish(`"${text}"`, ["words", words(tokens)], english);
    return { text: `"${text}"`, sequences: [["words", words(tokens)]], parts: [] };
  }
}

// Arabic words hold where they stand themselves, or any English reading.
function inEnglish(text, typed, english) {
  return { text, sequences: [typed, ...english.map((list) => ["stems", list])], parts: [] };
}
