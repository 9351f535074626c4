// Shows the filters of a small screen in a sheet over the list, with the chips above them. The sheet is
// closed by its buttons, by Escape, and where the window becomes wide enough for two columns; the focus then
// goes back to where it was, and the filters and the chips to their places.

const sheet = document.getElementById("sheet");
const body = sheet.querySelector("[data-sheet-body]");
const WIDE = matchMedia("(width >= 56rem)");

const moved = () => [
  [document.getElementById("chips"), document.querySelector("[data-chips-place]")],
  [document.querySelector(".filters"), document.querySelector("[data-panel-place]")],
];

document.addEventListener("click", ({ target }) => {
  if (!target.closest("#open-filters")) return;
  body.append(...moved().map(([part]) => part));
  body.querySelector(".filters").open = true;
  sheet.showModal();
  sheet.querySelector("h2").focus();
});

sheet.addEventListener("close", () => {
  for (const [part, place] of moved()) place.append(part);
});

WIDE.addEventListener("change", () => sheet.open && sheet.close());
