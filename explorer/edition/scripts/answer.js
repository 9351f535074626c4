// Answers a question as the site does: which quotes, in which order, and the counts of every filter.

import { Search } from "./search.js";

export class Archive {
  // Takes what `explorer/edition/data.py` wrote: each quote with its id, its age or null, and its words.
  constructor({ quotes, facets, rules }) {
    this.facets = facets;
    this.codes = quotes.map(([code]) => code);
    this.ages = quotes.map(([_code, age]) => age);
    this.numbers = new Map(this.codes.map((code, number) => [code, number]));
    this.search = new Search(quotes.map(([_code, _age, words]) => words), rules);
  }
}

export class Answer {
  constructor(archive, question) {
    this.archive = archive;
    this.question = question;
    this.query = archive.search.reader.parse(question.q);
    this.parts = new Map(this.#parts());
    this.matching = this.#allBut("");
  }

  // Returns the numbers of the quotes in the order asked for.
  ordered() {
    const { question, query, archive, matching } = this;
    if (question.order === "relevance" && query.groups.length) return archive.search.ranked(query, matching);
    if (question.order === "given") {
      return question.id.map((code) => archive.numbers.get(code)).filter((number) => matching.includes(number));
    }
    if (!question.order.endsWith("age")) return matching;
    const sign = question.order === "age" ? 1 : -1;
    const age = (number) => (archive.ages[number] === null ? Infinity : sign * archive.ages[number]);
    // Infinity less itself is no number; the order of the report decides between equals.
    return [...matching].sort((one, other) => (age(one) === age(other) ? one - other : age(one) - age(other)));
  }

  // Returns the number of quotes of each value of a filter, with the filter itself lifted.
  counts({ name, values, of }) {
    const counts = values.map(() => 0);
    for (const number of this.#allBut(name)) if (of[number] >= 0) counts[of[number]] += 1;
    return counts;
  }

  #allBut(lifted) {
    const tests = [...this.parts].filter(([name]) => name !== lifted).map(([, test]) => test);
    return [...this.archive.codes.keys()].filter((number) => tests.every((test) => test(number)));
  }

  // Yields each part that narrows the question, with a test of a quote's number.
  *#parts() {
    const { archive, question, query } = this;
    for (const { name, values, of } of archive.facets) {
      const chosen = new Set((question.facets[name] ?? []).map((value) => values.indexOf(value)));
      if (chosen.size) yield [name, (number) => chosen.has(of[number])];
    }
    if (question.age.length || question.age_min !== null || question.age_max !== null) {
      const { values, of } = archive.facets.find(({ name }) => name === "age");
      const isOfBand = (number) => !question.age.length || question.age.includes(values[of[number]]);
      yield ["age", (number) => isOfBand(number) && this.#isWithin(archive.ages[number])];
    }
    if (query.groups.length) {
      const found = archive.search.found(query);
      yield ["q", (number) => found.has(number)];
    }
    if (question.id.length) {
      const numbers = new Set(question.id.map((code) => archive.numbers.get(code)));
      yield ["id", (number) => numbers.has(number)];
    }
  }

  #isWithin(age) {
    const { age_min: lowest, age_max: highest } = this.question;
    if (lowest === null && highest === null) return true;
    return age !== null && age >= (lowest ?? 0) && age <= (highest ?? Infinity);
  }
}
