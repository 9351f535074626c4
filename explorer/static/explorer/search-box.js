// Suggests what a search may become while it is typed: the combobox of the ARIA Authoring Practices. What the
// list holds are links, written by the server. Without this script, or without a network, the box is a form.

const WAIT = 150; // milliseconds after the last letter
const PATIENCE = 5000; // milliseconds after which an answer comes too late
const LONGEST = 200; // characters of a search that is suggested for

const BOX = "[data-suggest] [name='q']";

let input, form, box, popup, list, status;

let timer = 0;
let asking = new AbortController();

const options = () => [...list.querySelectorAll("[role='option']")];
const active = () => list.querySelector("[aria-selected='true']");

function choose(option) {
  active()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

function show(open) {
  popup.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  if (!open) choose(null);
}

// Whatever was asked is no longer wanted.
function close() {
  window.clearTimeout(timer);
  asking.abort();
  status.textContent = "";
  show(false);
}

async function ask() {
  asking = new AbortController();
  const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(PATIENCE)]);
  const question = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.dataset.suggest}?${question}`, { signal });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-suggestions]");
  signal.throwIfAborted();
  list.replaceChildren(...(found?.childNodes ?? []));
  const any = options().length > 0;
  show(any);
  status.textContent = any ? found.dataset.say : status.dataset.none;
}

function suggest(wait) {
  window.clearTimeout(timer);
  asking.abort();
  choose(null);
  const typed = input.value.trim();
  if (!typed || typed.length > LONGEST) {
    close();
    return;
  }
  timer = window.setTimeout(() => ask().catch(({ name }) => name !== "AbortError" && show(false)), wait);
}

// Past either end lies the box itself, where nothing is chosen.
function move(step) {
  if (popup.hidden) {
    suggest(0);
    return;
  }
  const ways = [null, ...options()];
  choose(ways.at((ways.indexOf(active()) + step) % ways.length));
}

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => active().click(),
  Escape: close,
};

function press(event) {
  const isOpen = !popup.hidden;
  const acts = { ArrowDown: true, ArrowUp: isOpen, Enter: isOpen && active(), Escape: isOpen };
  // An Enter or an arrow may belong to the keyboard of a language that composes its letters.
  if (acts[event.key] && !event.isComposing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
    choose(null);
  }
}

function attach(found) {
  input = found;
  form = input.form;
  box = form.closest("search");
  popup = box.querySelector(".suggestions");
  list = popup.querySelector("[role='listbox']");
  status = box.querySelector("[data-suggest-status]");
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  show(false);
  input.addEventListener("input", () => suggest(WAIT));
  input.addEventListener("keydown", press);
  // The focus stays in the box while a suggestion is clicked or the list is scrolled.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", ({ relatedTarget }) => popup.contains(relatedTarget) || close());
  form.addEventListener("submit", close);
}

const first = document.querySelector(BOX);
if (first) {
  attach(first);
  window.addEventListener("pagehide", close);
  // The list of quotes may have put another box into the page.
  document.addEventListener("focusin", ({ target }) => target !== input && target.matches(BOX) && attach(target));
}
