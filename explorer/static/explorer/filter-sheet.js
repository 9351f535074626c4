// Shows the filters of a small screen in a sheet over the list, with the chips above them. The sheet is
// closed by its buttons, by Escape, and where the window becomes wide enough for two columns; the focus then
// goes back to where it was, and the filters and the chips to their places. At first only the first filter
// and those with a choice stand open in it, so that all of them can be seen.

const sheet = document.getElementById("sheet");
const body = sheet.querySelector("[data-sheet-body]");
const WIDE = matchMedia("(width >= 56rem)");

const moved = () => [
  [document.getElementById("chips"), document.querySelector("[data-chips-place]")],
  [document.querySelector(".filters"), document.querySelector("[data-panel-place]")],
];

const facets = () => Array.from(document.querySelectorAll(".facet > details"));
let folded = false;

function fold() {
  facets().forEach((facet, place) => (facet.open = place === 0 || facet.querySelector(":checked") !== null));
  folded = true;
}

document.addEventListener("click", ({ target }) => {
  if (!target.closest("#open-filters")) return;
  if (!folded) fold();
  body.append(...moved().map(([part]) => part));
  body.querySelector(".filters").open = true;
  sheet.showModal();
  sheet.querySelector("h2").focus();
});

sheet.addEventListener("close", () => {
  for (const [part, place] of moved()) place.append(part);
});

WIDE.addEventListener("change", () => {
  if (!WIDE.matches) return;
  if (sheet.open) sheet.close();
  for (const facet of facets()) facet.open ||= "wide" in facet.dataset;
  folded = false;
});
