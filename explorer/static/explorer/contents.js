// Marks in the contents of a page the part that is being read. Without this script, or without room
// beside the text, the contents are links all the same.

const contents = document.querySelector("[data-contents]");
const lines = new Map(Array.from(contents.querySelectorAll("a.track-name[href^='#']"), (line) => [line.hash.slice(1), line]));
const read = new Set();
let current;

function mark(line) {
  if (line === current) return;
  current?.removeAttribute("aria-current");
  current = line;
  if (!line) return;
  line.setAttribute("aria-current", "true");
  // Long contents scroll inside their own frame, at once; the page doesn't move.
  const track = line.parentElement;
  contents.scrollTop = track.offsetTop - (contents.clientHeight - track.clientHeight) / 2;
}

// A part is read while it crosses a band a quarter down the window.
const band = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) read[isIntersecting ? "add" : "delete"](target.id);
    mark(lines.get([...lines.keys()].find((id) => read.has(id))));
  },
  { rootMargin: "-25% 0px -70% 0px" },
);
for (const id of lines.keys()) band.observe(document.getElementById(id));
