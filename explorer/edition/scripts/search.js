// Finds quotes by their words: the same ones as the site. MiniSearch holds which words are in which quote.

import MiniSearch from "minisearch";

import { QueryReader } from "./query.js";
import { stem } from "./stemmer.js";

const COLUMNS = ["stems", "words"];

// The weights of SQLite's bm25, in which the site ranks.
const BM25 = { k: 1.2, b: 0.75, d: 0 };

const union = (sets) => new Set(sets.flatMap((set) => [...set]));
const intersection = (sets) => sets.reduce((one, other) => new Set([...one].filter((number) => other.has(number))));

export class Search {
  #index = null;

  // `texts` has the folded words of each quote, separated by spaces.
  constructor(texts, rules) {
    this.texts = texts;
    this.reader = new QueryReader(rules);
  }

  // Returns the numbers of the quotes that a query finds, as a set.
  found({ groups }) {
    this.#index ??= new Index(this.texts);
    return union(groups.map((group) => this.#satisfying(group)));
  }

  // Returns these numbers, the best match first, equal ones in the order of the report.
  ranked({ groups }, numbers) {
    const scores = this.#index.scores(groups.flatMap(({ required }) => required.flatMap(({ sequences }) => sequences)));
    const score = (number) => scores.get(number) ?? 0;
    return [...numbers].sort((one, other) => score(other) - score(one) || one - other);
  }

  #satisfying({ required, excluded }) {
    const all = required.length ? intersection(required.map((term) => this.#holding(term))) : this.texts.keys();
    const but = union(excluded.map((term) => this.#holding(term)));
    return new Set([...all].filter((number) => !but.has(number)));
  }

  #holding({ sequences, parts }) {
    const apart = parts.length ? [intersection(parts.map((part) => this.#holding(part)))] : [];
    return union([...sequences.map((sequence) => this.#index.holding(sequence)), ...apart]);
  }
}

class Index {
  constructor(texts) {
    const known = new Map();
    const stemOf = (word) => known.get(word) ?? known.set(word, stem(word)).get(word);
    const stems = texts.map((text) => text.split(" ").map(stemOf).join(" "));
    this.columns = { words: texts, stems };
    this.minisearch = new MiniSearch({ fields: COLUMNS, tokenize: (text) => text.split(" "), processTerm: (term) => term });
    this.minisearch.addAll(texts.map((words, id) => ({ id, words, stems: stems[id] })));
  }

  // Returns the numbers of the quotes in which these tokens follow each other.
  holding([column, tokens]) {
    const wanted = ` ${tokens.join(" ")} `;
    const filter = ({ id }) => ` ${this.columns[column][id]} `.includes(wanted);
    const found = this.minisearch.search({ queries: tokens, combineWith: "AND", fields: [column] }, { filter });
    return new Set(found.map(({ id }) => id));
  }

  // Returns how well quotes match any of the tokens: number -> score.
  scores(sequences) {
    if (!sequences.length) return new Map();
    const queries = sequences.map(([column, tokens]) => ({ queries: tokens, combineWith: "AND", fields: [column] }));
    const found = this.minisearch.search({ queries, combineWith: "OR" }, { bm25: BM25 });
    return new Map(found.map(({ id, score }) => [id, score]));
  }
}
