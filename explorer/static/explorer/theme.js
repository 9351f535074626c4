// Shows the page light or dark as the reader chose. It runs before anything is painted, so that nothing
// flashes; a browser that stores nothing follows the system.

(() => {
  const KEY = "theme";
  const root = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  // The colour of the browser's own frame; without a choice each is for its own scheme again.
  function frame(theme) {
    const metas = [...document.querySelectorAll("meta[name='theme-color']")];
    for (const meta of metas) {
      meta.dataset.own ??= meta.media;
      const own = meta.dataset.own.includes(theme);
      meta.media = theme ? (own ? "all" : "not all") : meta.dataset.own;
    }
  }

  function show(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    frame(theme);
    for (const radio of document.querySelectorAll("[data-theme-switch] input")) radio.checked = radio.value === theme;
  }

  show(chosen());
  document.addEventListener("DOMContentLoaded", () => show(chosen()));
  addEventListener("storage", () => show(chosen()));
  // A page that comes back from the browser's memory may be older than the choice.
  addEventListener("pageshow", () => show(chosen()));

  document.addEventListener("change", ({ target }) => {
    if (!target.closest("[data-theme-switch]")) return;
    try {
      if (target.value) localStorage.setItem(KEY, target.value);
      else localStorage.removeItem(KEY);
    } catch {
      // This page shows it all the same.
    }
    show(target.value);
  });
})();
