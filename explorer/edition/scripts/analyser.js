// Turns text into tokens exactly as `explorer/search/analyser.py` does, with its tables (`rules`).

import { stem } from "./stemmer.js";

// Python's patterns know marks and invisible characters of the first plane only.
const PART = "(?:[\\p{L}\\p{N}]|(?![\\u{10000}-\\u{10FFFF}])[\\p{M}\\p{Cf}])+";
const KEPT = /[\p{L}\p{N}']/u;

export class Analyser {
  constructor({ apostrophes, casefolds, letters, zeros, longest }) {
    this.casefolds = casefolds;
    this.letters = letters;
    this.zeros = zeros;
    this.longest = longest;
    const sign = `[${apostrophes.replace(/[\]\\^-]/g, "\\$&")}]`;
    this.apostrophe = new RegExp(sign, "gu");
    this.token = new RegExp(`${PART}(?:${sign}${PART})*`, "gu");
  }

  // Returns a word without accents, capitals and differences of script: "Insha’Allah" gives "insha'allah".
  fold(text) {
    const plain = text.replace(this.apostrophe, "'").normalize("NFKD");
    const small = Array.from(plain, (sign) => this.casefolds[sign] ?? sign.toLowerCase()).join("");
    const letters = Array.from(small.normalize("NFKD"), (sign) => this.letters[sign] ?? sign).join("");
    const kept = Array.from(letters).filter((sign) => KEPT.test(sign)).map((sign) => this.digit(sign));
    return kept.slice(0, this.longest).join("").replace(/^'+|'+$/g, "");
  }

  // Returns a decimal digit of any script as "0" to "9", and any other character as it is.
  digit(sign) {
    if (!/\p{Nd}/u.test(sign)) return sign;
    const code = sign.codePointAt(0);
    const zero = this.zeros.find((begin) => begin <= code && code < begin + 10);
    return zero === undefined ? sign : String(code - zero);
  }

  // Returns the words of a text in order, each with its place: `{ word, start, end }`.
  tokens(text) {
    const found = Array.from(text.replaceAll("_", " ").matchAll(this.token), ({ 0: typed, index }) => ({
      word: this.fold(typed), start: index, end: index + typed.length,
    }));
    return found.filter(({ word }) => word);
  }
}

export const words = (tokens) => tokens.map(({ word }) => word);
export const stems = (tokens) => tokens.map(({ word }) => stem(word));
