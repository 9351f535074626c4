// Starts the figures of the page: shows the chart beside its table, and the one of them that is chosen.

import { draw, height } from "./chart-drawing.js";
import { forced, readStyle } from "./chart-style.js";

const opening = {
  onClick(_event, [part], { data }) {
    if (part) location.assign(data.datasets[part.datasetIndex].addresses[part.index]);
  },
  onHover({ native }, [part]) {
    native.target.style.cursor = part ? "pointer" : "default";
  },
};

// How far from the screen a chart is drawn already, so that a reader who scrolls finds it there.
const NEAR = "300px";

let library;

// Fetches Chart.js, once; as a plain script, because a page that was opened from a disk may import nothing.
function loaded() {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.onload = done;
    script.onerror = failed;
    script.src = document.querySelector("script[data-library]").dataset.library;
    document.head.append(script);
  });
  return library;
}

function whenNear(element, act) {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      act();
    },
    { rootMargin: NEAR },
  );
  watcher.observe(element);
}

function start(figure) {
  const written = document.getElementById(figure.dataset.figure);
  if (!written) return; // A table with too many columns for a chart.
  const chart = JSON.parse(written.textContent);
  const frame = figure.querySelector(".chart");
  if (!frame) return;
  frame.hidden = false;
  frame.style.blockSize = `${height(chart.data)}px`;
  let drawn;
  const redraw = () => {
    drawn?.destroy();
    drawn = draw(frame.querySelector("canvas"), chart, readStyle(), opening);
  };
  whenNear(frame, async () => {
    await loaded();
    redraw();
    watch(redraw);
  });
}

function watch(redraw) {
  for (const change of [matchMedia("(prefers-color-scheme: dark)"), forced]) {
    change.addEventListener("change", redraw);
  }
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-show]");
  if (!chosen) return;
  for (const button of chosen.parentElement.children) button.setAttribute("aria-pressed", String(button === chosen));
  chosen.closest(".figure").dataset.shown = chosen.dataset.show;
});

// Text on a canvas doesn't change when its typeface arrives.
document.fonts.ready.then(() => document.querySelectorAll("[data-figure]").forEach(start));
