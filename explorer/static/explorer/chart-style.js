// Reads colours and typeface from the CSS, and fills the parts of bars with colour and texture.

// Each texture is drawn in the colour of the paper on a square of the part's own colour; where that is the
// paper's, in ink.
const TEXTURES = {
  plain() {},
  stripes(pen, size) {
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift, size);
      pen.lineTo(shift + size, 0);
    }
  },
  dots(pen, size) {
    pen.arc(size / 2, size / 2, size / 12, 0, 2 * Math.PI);
  },
  grid(pen, size) {
    pen.rect(0, 0, size, size);
  },
  bars(pen, size) {
    pen.moveTo(size / 2, 0);
    pen.lineTo(size / 2, size);
  },
};

export const forced = matchMedia("(forced-colors: active)");

// The three colours that there are where the reader has chosen all colours, for the names of ours.
const FORCED = { paper: "Canvas", "ink-soft": "Canvas", "anti-regime": "Canvas", rule: "GrayText", control: "GrayText" };

// In forced colours thick textures and their ground tell parts apart.
export function readStyle() {
  const probe = document.createElement("span");
  const isForced = forced.matches;
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = isForced ? (FORCED[name] ?? "CanvasText") : `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const names = ["paper", "ink", "ink-soft", "rule", "control", "pro-regime", "anti-regime"];
  const style = Object.fromEntries(names.map((name) => [name, colour(name)]));
  style.edge = isForced ? style.ink : style.paper;
  style.texture = isForced ? 3 : 1;
  style.family = getComputedStyle(document.body).fontFamily;
  probe.remove();
  return style;
}

export function over(tone, style) {
  return style[tone] === style.paper ? style.ink : style.paper;
}

export function fill({ tone, texture }, style) {
  const size = 8;
  const tile = document.createElement("canvas");
  tile.width = tile.height = size;
  const pen = tile.getContext("2d");
  pen.fillStyle = style[tone];
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = over(tone, style);
  pen.lineWidth = style.texture;
  pen.beginPath();
  TEXTURES[texture](pen, size);
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}
