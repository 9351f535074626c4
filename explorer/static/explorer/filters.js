// A choice in the filters changes the page at once: htmx asks for the page of the new question and takes
// the changed parts out of it. What the reader is using stays as it is: the filter that has the focus, what
// is open, the place on the page. Without this script the same form is sent with its button.

import { arrange } from "./filter-keys.js";

const form = () => document.getElementById("filters");
const arrangeAll = () => document.querySelectorAll(".facet").forEach(arrange);

// A value that was found by its words may stand in its filter twice.
document.addEventListener("change", ({ target }) => {
  if (!target.form || target.form !== form()) return;
  for (const twin of target.form.querySelectorAll(`input[name="${target.name}"]`)) {
    if (twin.value === target.value) twin.checked = target.checked;
  }
  // Some browsers give a box that is clicked no focus.
  target.focus({ preventScroll: true });
  target.form.requestSubmit();
});

// What was ticked before this script came is asked for as soon as htmx is ready.
document.addEventListener(
  "htmx:load",
  () => {
    if ([...form().elements].some((box) => box.checked !== box.defaultChecked)) form().requestSubmit();
  },
  { once: true },
);

const forgive = () => document.querySelectorAll(".failed p").forEach((note) => (note.hidden = true));

// An address says what is asked and nothing else, in the order that links have: no empty fields, no value
// twice. What the page shows already isn't asked for again: Enter in a field both changes it and sends the form.
document.addEventListener("htmx:configRequest", (event) => {
  const { detail } = event;
  if (detail.elt !== form()) return;
  const asked = new Map();
  for (const [name, value] of [...detail.formData]) {
    if (value) asked.set(`${name}=${value}`, [name, value]);
  }
  for (const name of [...detail.formData.keys()]) detail.formData.delete(name);
  const names = form().dataset.names.split(" ");
  const pairs = [...asked.values()].sort(([one], [other]) => names.indexOf(one) - names.indexOf(other));
  for (const [name, value] of pairs) detail.formData.append(name, value);
  if (`${new URLSearchParams(pairs)}` === `${new URLSearchParams(location.search)}`) {
    event.preventDefault();
    forgive();
  }
});

// The answer to a choice may come when the next one is made already: that one stays ticked, and is asked for next.
let byForm = false;

function keepChoices(shown, written) {
  for (const field of written.querySelectorAll("input[name]")) {
    const same = `input[name="${field.name}"]`;
    const box = field.type === "checkbox";
    const now = shown.querySelector(box ? `${same}[value="${CSS.escape(field.value)}"]` : same);
    if (now) field[box ? "checked" : "value"] = now[box ? "checked" : "value"];
  }
}

// The counts of a filter don't depend on its own choices, so the one that has the focus can stay; any other
// stays as far open as it was.
document.addEventListener("htmx:oobBeforeSwap", ({ target, detail }) => {
  if (!target.matches(".facet")) return;
  const written = detail.fragment.firstElementChild;
  if (target.contains(document.activeElement)) {
    detail.shouldSwap = false;
    target.querySelector(".chosen").replaceWith(written.querySelector(".chosen"));
    return;
  }
  const folds = target.querySelectorAll("details");
  written.querySelectorAll("details").forEach((fold, place) => (fold.open = folds[place].open));
  if (byForm) keepChoices(target, written);
});

// What was open in the list is opened again, and so fetched for the new question.
let opened = [];
let chip = -1;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  byForm = detail.requestConfig.elt === form();
  opened = [".breakdown", ".citing"].filter((name) => document.querySelector(`#found ${name}[open]`));
  chip = [...document.querySelectorAll("#chips a")].indexOf(document.activeElement);
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id !== "found") return;
  for (const name of opened.splice(0)) {
    const panel = document.querySelector(`#found ${name}`);
    if (panel) panel.open = true;
  }
  forgive();
  retell(detail.xhr.responseText);
  arrangeAll();
  keepFocus();
  // The reading list ticks the new quotes.
  document.dispatchEvent(new Event("remembered"));
});

// What the page tells programs is of the new question: its address in each language, its feed, what it is about.
const TOLD = "link[rel='canonical'], link[rel='alternate'], meta[name='description'], meta[name='robots'], meta[property]";

function retell(answer) {
  const [head] = answer.split("</head>", 1);
  const told = new DOMParser().parseFromString(head, "text/html").querySelectorAll(TOLD);
  for (const old of document.head.querySelectorAll(TOLD)) old.remove();
  document.head.append(...told);
}

// A chip that was taken away hands the focus to the next one; what else is gone, to where the choice shows.
function keepFocus() {
  if (document.activeElement !== document.body && document.activeElement?.id !== "sheet") return;
  const chips = document.querySelectorAll("#chips a");
  const sheet = document.querySelector(".sheet[open] h2");
  const place = chip >= 0 && chips.length ? chips[Math.min(chip, chips.length - 1)] : sheet;
  (place ?? document.getElementById("results")).focus({ preventScroll: true });
  chip = -1;
}

for (const failure of ["responseError", "sendError", "timeout"]) {
  document.addEventListener(`htmx:${failure}`, ({ detail }) => {
    for (const note of document.querySelectorAll(".failed p")) {
      note.querySelector("a").href = detail.pathInfo.finalRequestPath;
      note.hidden = false;
    }
  });
}

arrangeAll();
