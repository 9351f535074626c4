// Remembers the reader's list of quotes in this browser, and says so. Without this script the list
// travels in addresses and forms alone.
"use strict";

const KEY = "reading-list";
const EDITED = "reading-list-edited";
// The page of reading lists, in the language of this page.
const PAGE = document.querySelector("[data-list-open]").pathname;
const TICKS = "input[type='checkbox'][form='reading-list']";

// A browser may refuse to store anything; then nothing is remembered and nothing breaks.
function read(storage, key) {
  try {
    return JSON.parse(storage().getItem(key)) ?? [];
  } catch {
    return [];
  }
}

function write(storage, key, codes) {
  try {
    if (codes.length) storage().setItem(key, JSON.stringify(codes));
    else storage().removeItem(key);
  } catch {
    // See above.
  }
}

const local = () => window.localStorage;
const session = () => window.sessionStorage;
const remembered = () => read(local, KEY);

function remember(codes) {
  write(local, KEY, codes);
  show();
}

const address = (codes) => {
  const query = new URLSearchParams(codes.map((code) => ["id", code])).toString();
  return query ? `${PAGE}?${query}` : PAGE;
};

const same = (one, other) => one.join(" ") === other.join(" ");

// The list that this page shows, on the page of a reading list; null elsewhere.
function shown() {
  const list = document.querySelector("[data-list]");
  return list && list.dataset.list.split(" ").filter(Boolean);
}

// A page whose address brought a list along adds to that one, and what is remembered stays as it is.
const bringsList = () => document.querySelector("input[type='hidden'][form='reading-list']") !== null;

function show() {
  const codes = remembered();
  if (!bringsList()) {
    for (const box of document.querySelectorAll(TICKS)) box.checked = codes.includes(box.value);
  }
  for (const link of document.querySelectorAll("[data-list-open]")) link.href = address(codes);
  for (const count of document.querySelectorAll("[data-list-count]")) count.textContent = codes.length || "";
  const here = shown();
  const bar = document.querySelector("[data-list-bar]");
  if (bar) bar.hidden = !codes.length || here !== null;
  if (here) {
    const state = !codes.length ? (here.length ? "none" : "") : same(here, codes) ? "same" : "other";
    for (const note of document.querySelectorAll("[data-list-when]")) note.hidden = note.dataset.listWhen !== state;
  }
}

// A list that was remembered and then changed on its own page is remembered as changed.
function follow() {
  const here = shown();
  if (here && same(read(session, EDITED), remembered()) && remembered().length) remember(here);
  write(session, EDITED, []);
}

document.addEventListener("change", (event) => {
  const box = event.target.closest(TICKS);
  if (!box || bringsList()) return;
  const others = remembered().filter((code) => code !== box.value);
  remember(box.checked ? [...others, box.value] : others);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-list-edit]")) {
    if (same(shown(), remembered())) write(session, EDITED, remembered());
  } else if (event.target.matches("#reading-list") && !bringsList()) {
    event.preventDefault();
    window.location.assign(address(remembered()));
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-list-forget]")) remember([]);
  if (event.target.closest("[data-list-remember]")) remember(shown());
  if (event.target.closest("[data-print]")) window.print();
  const add = event.target.closest("[data-list-add]");
  if (add && !bringsList()) {
    event.preventDefault();
    remember([...new Set([...remembered(), add.dataset.listAdd])]);
  }
});

// With a list remembered, more quotes are added to it without carrying it along in addresses.
document.addEventListener("click", (event) => {
  const more = event.target.closest("[data-list-more]");
  if (!more || (remembered().length && !same(shown(), remembered()))) return;
  remember(shown());
  more.href = more.pathname;
});

window.addEventListener("pageshow", () => {
  follow();
  show();
});
window.addEventListener("storage", show);
