// Keeps the words of the mark that was pointed at last, and outlines their place on the map.
// Without this script they show as long as the mark is pointed at or has the focus.

const lines = document.querySelector(".picture-lines");
const map = document.querySelector(".picture-map");

function point(mark) {
  for (const pointed of document.querySelectorAll("[data-pointed]")) delete pointed.dataset.pointed;
  if (!mark) return;
  mark.parentElement.dataset.pointed = "";
  const tile = map?.querySelector(`[href$="/${mark.dataset.place}/"]`);
  if (tile) tile.dataset.pointed = "";
}

// A finger opens the quote; it points at nothing.
lines?.addEventListener("pointerover", (event) => {
  const mark = event.pointerType === "touch" ? null : event.target.closest(".point");
  if (mark) point(mark);
});
lines?.addEventListener("focusin", (event) => {
  const mark = event.target.closest(".point");
  if (mark) point(mark);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") point(null);
});
