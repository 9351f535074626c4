// Draws the chart of each figure beside its table, from the data that stands in the page, and saves it
// as a picture. All numbers, words and addresses come from there; colours and typefaces from the CSS.
(() => {
  "use strict";

  const ROW = 15; // height of a line of a label, in CSS pixels
  const PICTURE = { width: 1000, margin: 32, title: 24, text: 13 };
  const rightToLeft = document.documentElement.dir === "rtl";

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

  function readStyle(scheme) {
    const probe = document.createElement("span");
    if (scheme) probe.style.colorScheme = scheme;
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

  function fill({ tone, texture }, style) {
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

  // Writes each number into its part of the bar, on the part's plain colour.
  const numbers = (style) => ({
    id: "numbers",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      chart.data.datasets.forEach((dataset, index) => {
        chart.getDatasetMeta(index).data.forEach((bar, row) => {
          const { x, y, base, height } = bar.getProps(["x", "y", "base", "height"], true);
          const text = String(dataset.data[row]);
          pen.font = `600 12px ${style.family}`;
          const width = pen.measureText(text).width + 8;
          if (!dataset.data[row] || Math.abs(x - base) < width) return;
          const middle = (x + base) / 2;
          pen.fillStyle = style[dataset.tone];
          pen.fillRect(middle - width / 2, y - Math.min(height, 18) / 2, width, Math.min(height, 18));
          pen.fillStyle = style.paper;
          pen.textAlign = "center";
          pen.textBaseline = "middle";
          pen.fillText(text, middle, y + 1);
        });
      });
    },
  });

  function height({ labels }) {
    return labels.reduce((sum, lines) => sum + Math.max(34, lines.length * ROW + 14), 110);
  }

  function draw(canvas, chart, style, more) {
    const { type, data, options } = structuredClone(chart);
    for (const dataset of data.datasets) {
      Object.assign(dataset, {
        backgroundColor: fill(dataset, style),
        borderColor: style.paper,
        borderWidth: 1,
        borderSkipped: false,
        maxBarThickness: 30,
      });
    }
    const { x, y } = options.scales;
    x.reverse = rightToLeft;
    x.grid = { color: style.rule };
    x.border = { color: style.control };
    y.border = { color: style.control };
    y.position = rightToLeft ? "right" : "left";
    for (const part of [x.ticks, x.title, y.ticks]) part.color = style.ink;
    const { legend } = options.plugins;
    legend.rtl = rightToLeft;
    legend.align = "start";
    legend.labels = { color: style.ink, boxWidth: 16, boxHeight: 16 };
    options.plugins.tooltip = { rtl: rightToLeft, textDirection: document.documentElement.dir };
    Object.assign(Chart.defaults.font, { family: style.family, size: 12 });
    Object.assign(options, { locale: document.documentElement.lang, ...more });
    return new Chart(canvas, { type, data, options, plugins: [numbers(style)] });
  }

  const opening = {
    onClick(_event, [part], { data }) {
      if (part) location.assign(data.datasets[part.datasetIndex].addresses[part.index]);
    },
    onHover({ native }, [part]) {
      native.target.style.cursor = part ? "pointer" : "default";
    },
  };

  function wrap(pen, text, width) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (pen.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  function paint(canvas, chart, style) {
    canvas.width = PICTURE.width - 2 * PICTURE.margin;
    canvas.height = height(chart.data);
    return draw(canvas, chart, style, { responsive: false, devicePixelRatio: 2 });
  }

  // A picture for paper and other people's pages: always light, always as wide, with title and source.
  function save({ chart, title, question, source, file }) {
    const style = readStyle("light");
    const { width, margin, text } = PICTURE;
    const inner = width - 2 * margin;
    const line = text * 1.5;
    const bars = document.createElement("canvas");
    const drawn = paint(bars, chart, style);
    const picture = document.createElement("canvas");
    const pen = picture.getContext("2d");
    const small = `${text}px ${style.family}`;
    pen.font = small;
    const above = wrap(pen, question, inner);
    const below = wrap(pen, source, inner);
    const top = margin + PICTURE.title * 1.4 + above.length * line + text;
    const bottom = top + height(chart.data) + text;
    picture.width = width * 2;
    picture.height = (bottom + below.length * line + margin) * 2;
    pen.scale(2, 2);
    pen.fillStyle = style.paper;
    pen.fillRect(0, 0, picture.width, picture.height);
    pen.drawImage(bars, margin, top, inner, height(chart.data));
    drawn.destroy();
    const write = (lines, from, font, colour) => {
      Object.assign(pen, { font, fillStyle: colour, textAlign: "start", textBaseline: "top" });
      pen.direction = rightToLeft ? "rtl" : "ltr";
      const edge = rightToLeft ? width - margin : margin;
      lines.forEach((words, number) => pen.fillText(words, edge, from + number * line));
    };
    write([title], margin, `600 ${PICTURE.title}px ${style.family}`, style.ink);
    write(above, margin + PICTURE.title * 1.4, small, style["ink-soft"]);
    write(below, bottom, small, style["ink-soft"]);
    picture.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = file;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  function start(figure) {
    const data = JSON.parse(document.getElementById(figure.dataset.figure).textContent);
    const button = figure.querySelector("[data-save]");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => save(data));
    }
    const frame = figure.querySelector(".chart");
    if (!frame) return;
    frame.hidden = false;
    frame.style.blockSize = `${height(data.chart.data)}px`;
    let drawn;
    const redraw = () => {
      drawn?.destroy();
      drawn = draw(frame.querySelector("canvas"), data.chart, readStyle(), opening);
    };
    redraw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  // Text on a canvas doesn't change when its typeface arrives.
  document.fonts.ready.then(() => document.querySelectorAll("[data-figure]").forEach(start));
})();
