// The filters of a list as one form: each value a box to tick, with the number of quotes it would leave.

import { element } from "./texts.js";

// A list shows so many values of a long filter, and the others folded.
const SHOWN = 15;

export class Panel {
  // `changed` is called with a question when a reader chooses something.
  constructor({ archive, labels, texts, changed }) {
    Object.assign(this, { archive, labels, texts, changed });
    this.rows = new Map();
    this.form = element("form", { class: "facets", id: "filters", "aria-label": texts.say("filters") });
    this.form.append(...archive.facets.filter(({ name, values }) => this.#says(name, values)).map((facet) => this.#facet(facet)));
    this.form.addEventListener("change", ({ target }) => this.#choose(target));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#limit();
    });
  }

  // A chapter or a report says nothing while it is the only one.
  #says(name, values) {
    return values.length > 1 || !["chapter", "report"].includes(name);
  }

  #facet({ name, values }) {
    const { label, values: labels } = this.labels[name];
    const rows = values.map((value, place) => this.#row(name, value, labels[place]));
    const list = (some) => element("ul", { class: "facet-values" }, ...some);
    const heading = element("h3", { id: `facet-${name}-name` }, label);
    const facet = element("div", { class: "facet", role: "group", "aria-labelledby": heading.id }, heading, list(rows.slice(0, SHOWN)));
    if (rows.length > SHOWN) {
      const rest = element("details", {}, element("summary", {}, `+ ${this.texts.number(rows.length - SHOWN)}`), list(rows.slice(SHOWN)));
      facet.append(rest);
    }
    if (name === "age") facet.append(this.#ages());
    return facet;
  }

  #row(name, value, label) {
    const box = element("input", { type: "checkbox", name, value });
    const total = element("span", { class: "count", "aria-hidden": "true" });
    const said = element("span", { class: "visually-hidden" });
    this.rows.set(`${name}:${value}`, { box, total, said });
    const mark = name === "stance" ? [element("span", { class: `mark mark-${value}` }), " "] : [];
    const text = element("span", { class: "facet-label" }, ...mark, label);
    return element("li", {}, element("label", { class: "facet-value" }, box, " ", text, " ", total, said));
  }

  #ages() {
    const field = (name, text) => {
      this[name] = element("input", { type: "number", name, min: 0, max: 120 });
      return element("label", {}, `${this.texts.say(text)} `, this[name]);
    };
    const apply = element("button", { class: "button button-quiet", type: "submit" }, this.texts.say("apply"));
    const name = element("p", { class: "label" }, this.texts.say("exactAges"));
    return element("div", { class: "ages" }, name, field("age_min", "from"), " ", field("age_max", "to"), " ", apply);
  }

  #choose({ type, name, value }) {
    if (type === "checkbox") this.changed(this.question.choosing(name, value));
  }

  #limit() {
    const year = (field) => (field.value === "" ? null : Number(field.value));
    this.changed(this.question.with({ age_min: year(this.age_min), age_max: year(this.age_max) }));
  }

  // Shows the counts of an answer, and what is chosen.
  show(answer) {
    this.question = answer.question;
    for (const facet of this.archive.facets) {
      const counts = answer.counts(facet);
      facet.values.forEach((value, place) => {
        const row = this.rows.get(`${facet.name}:${value}`);
        if (!row) return;
        row.box.checked = this.question.chosen(facet.name).includes(value);
        row.box.disabled = !counts[place] && !row.box.checked;
        row.total.textContent = this.texts.number(counts[place]);
        row.said.textContent = `: ${this.texts.count("quotes", counts[place])}`;
      });
    }
    this.age_min.value = this.question.age_min ?? "";
    this.age_max.value = this.question.age_max ?? "";
  }
}
