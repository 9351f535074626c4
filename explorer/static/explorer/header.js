// What unfolds in the header folds again: by Escape, which leads back to its button, and by a click elsewhere.
// An open search box has the focus. Without this script both open and close by their buttons.

const FOLDED = "details[name='header']";

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.activeElement.closest(`${FOLDED}[open]`);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll(`${FOLDED}[open]`)) {
    if (!open.contains(target)) open.open = false;
  }
});

for (const details of document.querySelectorAll(FOLDED)) {
  details.addEventListener("toggle", () => details.open && details.querySelector("[name='q']")?.focus());
}
