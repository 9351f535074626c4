// Reads a question from an address and writes it into one, as the site does; `archive` says what there is.

const OLDEST = 120;
const SORTS = ["report", "relevance", "age", "-age", "given"];

// What no text may hold is left out, as `explorer/characters.py` does.
const UNFIT =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;
// A byte order mark is no space for the site.
const SPACES = /^[^\S\ufeff]+|[^\S\ufeff]+$/g;

const distinct = (values) => [...new Set(values)];

export class Question {
  constructor(fields) {
    Object.assign(this, fields);
  }

  // Reads the parameters of an address; `problems` are those with a value that doesn't exist: [name, value].
  static read(search, archive) {
    const given = new URLSearchParams(search);
    const all = (name) => given.getAll(name).map((value) => value.replace(UNFIT, "").replace(SPACES, "")).filter(Boolean);
    const problems = [];
    const known = (name, values, isKnown) =>
      distinct(values).filter((value) => isKnown(value) || !problems.push([name, value]));
    const facets = {};
    for (const { name, values } of archive.facets.filter((facet) => facet.name !== "age")) {
      facets[name] = known(name, all(name), (value) => values.includes(value));
    }
    const whole = (value) => /^[0-9]{1,9}$/.test(value) && Number(value) <= OLDEST;
    const year = (name) => known(name, all(name).slice(-1), whole).map(Number)[0] ?? null;
    const vocabulary = Object.fromEntries(archive.facets.map(({ name, values: known }) => [name, known]));
    return new Question({
      q: all("q").at(-1) ?? "",
      facets,
      age: known("age", all("age"), (value) => vocabulary.age.includes(value)),
      age_min: year("age_min"),
      age_max: year("age_max"),
      id: known("id", all("id"), (value) => archive.numbers.has(value)),
      sort: known("sort", all("sort").slice(-1), (value) => SORTS.includes(value))[0] ?? "",
      page: known("page", all("page").slice(-1), (value) => /^[0-9]{1,9}$/.test(value)).map(Number)[0] ?? 1,
      vocabulary,
      problems,
    });
  }

  // Returns the order of the answer; "given" is that of the ids.
  get order() {
    if (this.sort === "relevance" && !this.q) return "report";
    return this.sort || (this.id.length ? "given" : this.q ? "relevance" : "report");
  }

  // Returns the same question with other fields, from its first page.
  with(fields) {
    return new Question({ ...this, page: 1, ...fields });
  }

  // Returns the chosen values of a filter; limits of ages that are a band's choose this band.
  chosen(facet) {
    if (facet !== "age") return this.facets[facet];
    const limits = `${this.age_min}-${this.age_max}`;
    return !this.age.length && this.vocabulary.age.includes(limits) ? [limits] : this.age;
  }

  // Returns what a click on a value asks; a chosen one is taken away.
  choosing(facet, value) {
    const chosen = this.chosen(facet);
    const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    if (facet !== "age") return this.with({ facets: { ...this.facets, [facet]: values } });
    return this.age === chosen ? this.with({ age: values }) : this.with({ age: values, age_min: null, age_max: null });
  }

  // Returns the same question about everything, in the same order.
  get everything() {
    const facets = Object.fromEntries(Object.keys(this.facets).map((name) => [name, []]));
    return this.with({ q: "", facets, age: [], age_min: null, age_max: null, id: [] });
  }

  // Returns the active parts of the question, each with its name, its value, and the question without it.
  chips(labels, texts) {
    const chips = this.q ? [{ label: texts.say("words"), value: this.q, without: this.with({ q: "" }) }] : [];
    for (const [name, { label, values }] of Object.entries(labels)) {
      for (const value of name === "age" ? this.age : this.facets[name]) {
        const place = this.vocabulary[name].indexOf(value);
        chips.push({ label, value: values[place], without: this.choosing(name, value) });
      }
    }
    if (this.age_min !== null || this.age_max !== null) {
      const without = this.with({ age_min: null, age_max: null });
      chips.push({ label: labels.age.label, value: this.#limits(texts), without });
    }
    if (this.id.length) {
      chips.push({ label: texts.say("ids"), value: texts.count("chosen", this.id.length), without: this.with({ id: [] }) });
    }
    return chips;
  }

  #limits(texts) {
    if (this.age_min === null) return texts.say("agesUpTo", { age: this.age_max });
    if (this.age_max === null) return texts.say("agesFrom", { age: this.age_min });
    return texts.say("ages", { lowest: this.age_min, highest: this.age_max });
  }

  // Returns the question as pairs of a query string, in the site's order of names.
  parameters() {
    const pairs = this.q ? [["q", this.q]] : [];
    for (const [name, values] of Object.entries(this.facets)) pairs.push(...values.map((value) => [name, value]));
    pairs.push(...this.age.map((value) => ["age", value]));
    for (const name of ["age_min", "age_max"]) if (this[name] !== null) pairs.push([name, String(this[name])]);
    pairs.push(...this.id.map((code) => ["id", code]));
    if (this.sort) pairs.push(["sort", this.sort]);
    if (this.page > 1) pairs.push(["page", String(this.page)]);
    return pairs;
  }

  // Returns the address of the page that answers the question, from that page itself.
  get address() {
    const query = new URLSearchParams(this.parameters()).toString();
    return query ? `?${query}` : location.pathname.split("/").at(-1) || "./";
  }
}
