// Answers the question in the address of an edition's list of quotes, or shows the reading list in it.

import { Answer, Archive } from "./answer.js";
import { cards, mark, receive } from "./cards.js";
import { Panel } from "./panel.js";
import { Question } from "./question.js";
import { element, Texts } from "./texts.js";

const edition = window.edition;
const place = document.querySelector("[data-edition]");

class List {
  constructor() {
    this.archive = new Archive(edition);
    this.texts = new Texts(edition);
    this.folder = new URL(".", document.querySelector("script[src$='labels.js']").src).href;
    this.found = place.querySelector("[data-edition-found]");
    // Each answer overtakes the one before it, whose cards may come later.
    this.asked = 0;
    edition.receive = receive;
  }

  read() {
    return Question.read(location.search, this.archive);
  }

  // Shows the quotes of a page of an answer; returns the way to its other pages.
  async fill(answer) {
    const asked = (this.asked += 1);
    const numbers = answer.ordered();
    const last = Math.max(1, Math.ceil(numbers.length / edition.pageSize));
    const { page } = answer.question;
    if (page < 1 || page > last) {
      this.found.replaceChildren(this.empty(this.texts.say("noPage", { page: String(page), last })));
      return last;
    }
    const first = (page - 1) * edition.pageSize;
    const shown = await cards(numbers.slice(first, first + edition.pageSize), edition.block, this.folder);
    if (asked !== this.asked) return last;
    for (const card of shown) mark(card, answer.query, this.archive.search.reader.analyser);
    const list = element("ol", { class: "quotes", start: first + 1 }, ...shown.map((card) => element("li", {}, card)));
    this.found.replaceChildren(numbers.length ? list : this.empty(this.texts.say("none")));
    if (last > 1) this.found.append(this.pager(answer.question, last));
    // The ticks of a remembered reading list.
    document.dispatchEvent(new Event("remembered"));
    return last;
  }

  empty(sentence) {
    return element("div", { class: "empty-result" }, element("p", { class: "lead" }, sentence));
  }

  pager(question, last) {
    const { page } = question;
    const link = (number, text, attributes = {}) =>
      element("li", {}, element("a", { href: question.with({ page: number }).address, ...attributes }, text));
    const around = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last);
    const items = page > 1 ? [link(page - 1, this.texts.say("previous"), { rel: "prev" })] : [];
    let before = 0;
    for (const number of around) {
      if (number > before + 1) items.push(element("li", {}, element("span", {}, "…")));
      const name = element("span", { class: "visually-hidden" }, `${this.texts.say("page")} `);
      items.push(link(number, "", { "aria-current": number === page && "page" }));
      items.at(-1).firstChild.append(name, this.texts.number(number));
      before = number;
    }
    if (page < last) items.push(link(page + 1, this.texts.say("next"), { rel: "next" }));
    return element("nav", { class: "pager", "aria-label": this.texts.say("pages") }, element("ul", { class: "pages" }, ...items));
  }
}

class Quotes extends List {
  constructor() {
    super();
    const changed = (question) => this.change(question);
    this.panel = new Panel({ archive: this.archive, labels: edition.labels, texts: this.texts, changed });
    const filters = document.querySelector("[data-edition-filters]");
    filters.append(this.panel.form);
    filters.hidden = false;
    this.summary = filters.querySelector("summary");
    this.head = place.querySelector(".list-head [role='status'] h2");
    this.chips = element("ul", { class: "chips", hidden: true });
    place.prepend(this.chips);
    this.limits = place.querySelector(".limits")?.firstChild;
    this.box = document.querySelector("main input[name='q']");
    this.orders = element("select", { "aria-label": this.texts.say("order") });
    this.orders.addEventListener("change", () => this.change(this.question.with({ sort: this.orders.value })));
    place.querySelector(".list-head").append(this.orders);
    window.addEventListener("popstate", () => this.show(this.read()));
    this.box?.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change(this.question.with({ q: this.box.value.trim() }));
    });
  }

  change(question) {
    try {
      history.pushState(null, "", question.address);
    } catch {
      // A browser may forbid that on a disk.
      location.assign(question.address);
      return;
    }
    this.show(this.read());
  }

  async show(question) {
    this.question = question;
    const answer = new Answer(this.archive, question);
    const total = answer.matching.length;
    this.panel.show(answer);
    if (this.box) this.box.value = question.q;
    this.showChips(question);
    this.showOrders(question, total);
    for (const part of place.querySelectorAll("[data-edition-all]")) part.hidden = question.parameters().length > 0;
    if (question.problems.length) {
      const what = question.problems.map(([name, value]) => `${name}=${value}`).join(", ");
      this.head.textContent = this.texts.count("quotes", 0);
      this.found.replaceChildren(this.empty(this.texts.say("problem", { what })));
      return;
    }
    if (this.limits) this.limits.data = this.limited(total);
    const last = Math.ceil(total / edition.pageSize);
    const label = element("span", { class: "label" }, this.texts.say("pageOf", { number: question.page, last }));
    this.head.replaceChildren(this.texts.count("quotes", total), ...(last > 1 ? [" ", label] : []));
    await this.fill(answer);
  }

  // Returns what the number of quotes doesn't mean, which the page says of all of them, for another number.
  limited(total) {
    this.said ??= [this.limits.data, this.texts.count("chosenBy", this.archive.codes.length)];
    return this.said[0].replace(this.said[1], this.texts.count("chosenBy", total));
  }

  showOrders(question, total) {
    const known = ["report", "relevance", "age", "-age"].filter((sort) => question.q || sort !== "relevance");
    const option = (sort) => element("option", { value: sort, selected: question.order === sort }, this.texts.say(`sort ${sort}`));
    this.orders.replaceChildren(...known.map(option));
    this.orders.hidden = total < 2 || question.order === "given";
  }

  showChips(question) {
    const chips = question.chips(edition.labels, this.texts);
    const cross = () => element("span", { class: "chip-cross", "aria-hidden": "true" });
    const chip = ({ label, value, without }) => {
      const hidden = element("span", { class: "visually-hidden" }, `${this.texts.say("remove")} `);
      const name = element("span", { class: "chip-label" }, `${label}:`);
      return element("li", {}, element("a", { class: "chip", href: without.address }, hidden, name, ` ${value} `, cross()));
    };
    const clear = element("a", { class: "clear", href: question.everything.address }, this.texts.say("clear"));
    this.chips.replaceChildren(...chips.map(chip), element("li", {}, clear));
    this.chips.hidden = !chips.length;
    const number = chips.length;
    this.summary.textContent = number ? this.texts.say("filtersChosen", { number }) : this.texts.say("filters");
  }
}

class Selection extends List {
  async show(question) {
    if (question.id.length) await this.fill(new Answer(this.archive, question));
  }
}

// Returns what a query string finds, as ids in their order, and the counts of each filter; null where it asks
// for something that doesn't exist. For whoever wants to work with the edition from the console.
edition.ask = (search) => {
  const question = Question.read(search, list.archive);
  if (question.problems.length) return null;
  const answer = new Answer(list.archive, question);
  const counts = list.archive.facets.map((facet) => [facet.name, answer.counts(facet)]);
  return { codes: answer.ordered().map((number) => list.archive.codes[number]), counts: Object.fromEntries(counts) };
};

const list = place.dataset.edition === "quotes" ? new Quotes() : new Selection();
list.show(list.read()).then(() => (document.documentElement.dataset.editionShown = ""));
