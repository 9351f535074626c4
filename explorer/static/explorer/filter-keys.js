// Makes each filter one stop of the keyboard, as a toolbar is: the up and down arrows, Home and End move
// between its name, its values and its links; Space and Enter do there what they do everywhere. Fields to
// type in stay stops of their own.

const CONTROLS = "summary, input[type='checkbox']:enabled, a[href]";

const controls = (facet) =>
  Array.from(facet.querySelectorAll(CONTROLS)).filter((control) => control.checkVisibility());

function stopAt(facet, chosen) {
  for (const control of facet.querySelectorAll(CONTROLS)) control.tabIndex = control === chosen ? 0 : -1;
}

// The stop is where the reader was last; at first the first chosen value, the first value, or the name.
export function arrange(facet) {
  facet.role = "toolbar";
  facet.ariaOrientation = "vertical";
  const shown = controls(facet);
  const boxes = shown.filter((control) => control.matches("input"));
  const last = shown.find((control) => control.getAttribute("tabindex") === "0");
  stopAt(facet, last ?? boxes.find((box) => box.checked) ?? boxes[0] ?? shown[0]);
}

const STEPS = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_place, count) => count - 1,
};

document.addEventListener("keydown", (event) => {
  const facet = event.target.closest(".facet");
  const step = STEPS[event.key];
  if (!facet || !step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const shown = controls(facet);
  const place = shown.indexOf(event.target);
  if (place < 0) return;
  event.preventDefault();
  shown[step(place, shown.length)].focus();
});

document.addEventListener("focusin", ({ target }) => {
  const facet = target.closest(".facet");
  if (facet && target.matches(CONTROLS)) stopAt(facet, target);
});

// What a filter folds away can't be its stop. The event doesn't bubble.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const facet = target.closest(".facet");
    if (facet) arrange(facet);
  },
  true,
);
