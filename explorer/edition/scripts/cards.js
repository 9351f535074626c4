// Fetches the cards of quotes, block by block, as scripts: a page that was opened from a disk gets nothing else.

import { stem } from "./stemmer.js";

const blocks = new Map();

function load(block, folder) {
  if (blocks.has(block)) return blocks.get(block).promise;
  const waiting = {};
  waiting.promise = new Promise((done, fail) => {
    waiting.done = done;
    const script = Object.assign(document.createElement("script"), { src: `${folder}cards/${block}.js` });
    script.addEventListener("error", () => {
      blocks.delete(block);
      fail(new Error(`${script.src} is missing.`));
    });
    document.head.append(script);
  });
  blocks.set(block, waiting);
  return waiting.promise;
}

// A block's script calls this.
export function receive(block, cards) {
  blocks.get(block)?.done(cards);
}

// Returns the cards of these quotes as elements.
export async function cards(numbers, size, folder) {
  const wanted = await Promise.all(numbers.map((number) => load(Math.floor(number / size), folder)));
  return numbers.map((number, place) => {
    const template = document.createElement("template");
    template.innerHTML = wanted[place][number % size];
    return template.content;
  });
}

// Marks what the required terms of a query find in the words of a card.
export function mark(card, { groups }, analyser) {
  const terms = groups.flatMap(({ required }) => required).flatMap((term) => [term, ...term.parts]);
  const sequences = terms.flatMap((term) => term.sequences);
  for (const paragraph of card.querySelectorAll(".words p")) {
    const text = paragraph.textContent;
    const tokens = analyser.tokens(text);
    const columns = { words: tokens.map(({ word }) => word), stems: tokens.map(({ word }) => stem(word)) };
    const marked = tokens.map(() => 0);
    for (const [column, wanted] of sequences) {
      for (let first = 0; first + wanted.length <= tokens.length; first += 1) {
        if (!wanted.every((token, place) => columns[column][first + place] === token)) continue;
        // 1 begins or is a mark by itself, 2 goes on from the word before.
        wanted.forEach((_token, place) => (marked[first + place] = Math.max(marked[first + place], place ? 2 : 1)));
      }
    }
    if (marked.some(Boolean)) paragraph.replaceChildren(...pieces(text, tokens, marked));
  }
}

function pieces(text, tokens, marked) {
  const made = [];
  let end = 0;
  tokens.forEach(({ start }, place) => {
    if (!marked[place] || marked[place] === 2) return;
    let last = place;
    while (marked[last + 1] === 2) last += 1;
    const found = document.createElement("mark");
    found.textContent = text.slice(start, tokens[last].end);
    made.push(text.slice(end, start), found);
    end = tokens[last].end;
  });
  return [...made, text.slice(end)];
}
