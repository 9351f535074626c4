// Writes numbers and sentences as the page's language does, with what `explorer/edition/texts.py` collected.

export class Texts {
  constructor({ texts, digits, language }) {
    Object.assign(this, { texts, digits });
    this.plurals = new Intl.PluralRules(language);
  }

  number(value) {
    return String(value).replace(/[0-9]/g, (digit) => this.digits[digit]);
  }

  // Returns a sentence with its values put in; a number among them is written in the page's digits.
  say(name, values = {}) {
    const written = (value) => (typeof value === "number" ? this.number(value) : value);
    return this.texts[name].replace(/%\((\w+)\)s/g, (_whole, key) => written(values[key]));
  }

  // Returns the sentence for a number: "1 quote", "2 quotes".
  count(name, number) {
    const forms = this.texts[name];
    const form = forms[this.plurals.select(number)] ?? forms.other;
    return form.replace(/%\(\w+\)s/, this.number(number));
  }
}

// Returns an element with its attributes and what is in it.
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}
