// Reads colours and typeface from the CSS, and fills the parts of bars with colour and texture.

// Each texture is drawn in the colour of the paper on a square of the part's own colour.
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

export function readStyle() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const names = ["paper", "ink", "ink-soft", "rule", "control", "pro-regime", "anti-regime"];
  const style = Object.fromEntries(names.map((name) => [name, colour(name)]));
  style.family = getComputedStyle(document.body).fontFamily;
  probe.remove();
  return style;
}

export function fill({ tone, texture }, style) {
  const size = 8;
  const tile = document.createElement("canvas");
  tile.width = tile.height = size;
  const pen = tile.getContext("2d");
  pen.fillStyle = style[tone];
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = style.paper;
  pen.lineWidth = 1;
  pen.beginPath();
  TEXTURES[texture](pen, size);
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}
