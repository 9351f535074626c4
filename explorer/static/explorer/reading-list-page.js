// Says on the page of a reading list whether it is the remembered one, and lets it be remembered,
// changed, or taken along to add more quotes.

import { remember, remembered, same, setEdited, shown } from "./reading-list-state.js";

function state(here, codes) {
  if (codes.length) return same(here, codes) ? "same" : "other";
  return here.length ? "none" : "";
}

function show() {
  const now = state(shown(), remembered());
  for (const note of document.querySelectorAll("[data-list-when]")) note.hidden = note.dataset.listWhen !== now;
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-list-edit]") && same(shown(), remembered())) setEdited(remembered());
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-list-remember]")) remember(shown());
  // With a list remembered, more quotes are added to it without carrying it along in addresses.
  const more = event.target.closest("[data-list-more]");
  if (!more || (remembered().length && !same(shown(), remembered()))) return;
  remember(shown());
  more.href = more.pathname;
});

document.addEventListener("remembered", show);
window.addEventListener("pageshow", show);
window.addEventListener("storage", show);
