// Fills a folded panel when it is opened, with the part of the page that its link leads to, and with
// the style sheets and scripts that this page has for it. Where that fails, the link is still there.

// Returns what the page has and this one hasn't yet: its style sheets, or its scripts.
function missing(page, selector, address) {
  const here = new Set(Array.from(document.querySelectorAll(selector), (element) => element[address]));
  return Array.from(page.querySelectorAll(selector)).filter((element) => !here.has(element[address]));
}

function add(name, properties) {
  return new Promise((done) => {
    const element = Object.assign(document.createElement(name), properties);
    element.addEventListener("load", done);
    element.addEventListener("error", done);
    document.head.append(element);
  });
}

async function fill(panel) {
  const way = panel.querySelector(":scope > .note");
  panel.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(way.querySelector("a").href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("[data-panel-part]");
    if (!part) return;
    delete panel.dataset.panel;
    const sheets = missing(page, "link[rel='stylesheet']:not([media])", "href");
    await Promise.all(sheets.map(({ href }) => add("link", { rel: "stylesheet", href })));
    way.replaceWith(...part.childNodes);
    // In their order: the last one starts what the others are for.
    for (const { src, type } of missing(page, "script[src]", "src")) await add("script", { src, type });
  } catch {
    // The network is away.
  } finally {
    panel.removeAttribute("aria-busy");
  }
}

// The event doesn't bubble.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.open && target.matches("details[data-panel]") && !target.ariaBusy) fill(target);
  },
  true,
);
