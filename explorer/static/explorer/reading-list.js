// Shows the remembered reading list on every page (ticked quotes, links, count, bar) and adds to it.
// Without this script the list travels in addresses and forms alone.

import { edited, remember, remembered, same, setEdited, shown } from "./reading-list-state.js";

// The page of reading lists, in the language of this page.
const PAGE = document.querySelector("[data-list-open]").pathname;
const TICKS = "input[type='checkbox'][form='reading-list']";

const address = (codes) => {
  const query = new URLSearchParams(codes.map((code) => ["id", code])).toString();
  return query ? `${PAGE}?${query}` : PAGE;
};

// A page whose address brought a list along adds to that one, and what is remembered stays as it is.
const bringsList = () => document.querySelector("input[type='hidden'][form='reading-list']") !== null;

function show() {
  const codes = remembered();
  if (!bringsList()) {
    for (const box of document.querySelectorAll(TICKS)) box.checked = codes.includes(box.value);
  }
  for (const add of document.querySelectorAll("[data-list-add]")) {
    add.setAttribute("aria-pressed", String(codes.includes(add.dataset.listAdd)));
  }
  for (const link of document.querySelectorAll("[data-list-open]")) link.href = address(codes);
  for (const count of document.querySelectorAll("[data-list-count]")) count.textContent = codes.length || "";
  const bar = document.querySelector("[data-list-bar]");
  if (bar) bar.hidden = !codes.length || shown() !== null;
}

// A list that was remembered and then changed on its own page is remembered as changed. On any other
// page the change is dropped.
function follow() {
  const here = shown();
  if (here && remembered().length && same(edited(), remembered())) remember(here);
  setEdited([]);
}

// Puts a quote at the end of the remembered list, or takes it off.
function keep(code, listed) {
  const others = remembered().filter((other) => other !== code);
  remember(listed ? [...others, code] : others);
}

document.addEventListener("change", (event) => {
  const box = event.target.closest(TICKS);
  if (box && !bringsList()) keep(box.value, box.checked);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("#reading-list") && !bringsList()) {
    event.preventDefault();
    window.location.assign(address(remembered()));
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-list-forget]")) remember([]);
  const add = event.target.closest("[data-list-add]");
  if (add && !bringsList()) {
    event.preventDefault();
    keep(add.dataset.listAdd, add.getAttribute("aria-pressed") !== "true");
  }
});

document.addEventListener("remembered", show);
window.addEventListener("pageshow", () => {
  follow();
  show();
});
window.addEventListener("storage", show);
