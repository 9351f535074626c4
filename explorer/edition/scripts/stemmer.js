// The English stemmer of Snowball 3.1, which the archive's own words went through, too: a typed word finds
// what the site finds. npm's packages are of older revisions ("added" is "ad" for them).
// https://snowballstem.org/algorithms/english/stemmer.html

const WHOLE = {
  skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli",
  singly: "singl",
};
for (const word of ["andes", "atlas", "bias", "cosmos", "howe", "news", "sky"]) WHOLE[word] = word;

// "general" and "generous" keep what tells them apart.
const BEGINNINGS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
// Ends after the first consonant after a vowel: "cease" has it after "ceas".
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/u;
// A short syllable: "hop", "at".
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/u;
const VOWEL = /[aeiouy]/;

// Endings with what stands in their place, the longest of those that share an end first.
const STEP_2 = Object.entries({
  ization: "ize", ational: "ate", fulness: "ful", ousness: "ous", iveness: "ive", tional: "tion", biliti: "ble",
  lessli: "less", entli: "ent", ation: "ate", alism: "al", aliti: "al", ousli: "ous", iviti: "ive",
  fulli: "ful", ogist: "og", enci: "ence", anci: "ance", abli: "able", izer: "ize", ator: "ate", alli: "al",
  bli: "ble", ogi: "og", li: "",
});
const STEP_3 = Object.entries({
  ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ative: "", ical: "ic", ness: "", ful: "",
});
const STEP_4 =
  /(?:ement|ment|ance|ence|able|ible|ion|ism|ate|iti|ous|ive|ize|ant|ent|al|er|ic)$/;

// Returns where the two regions begin in which endings are taken off.
function regions(word) {
  const first = (word.match(BEGINNINGS) ?? word.match(REGION))?.[0].length ?? word.length;
  return [first, first + (word.slice(first).match(REGION)?.[0].length ?? word.length - first)];
}

function plural(word) {
  const bare = word.replace(/'(?:s'?)?$/, "");
  if (/sses$/.test(bare)) return bare.slice(0, -2);
  if (/ie[ds]$/.test(bare)) return bare.replace(/(.{2})ie[ds]$/u, "$1i").replace(/ie[ds]$/, "ie");
  return /[us]s$/.test(bare) || !/[aeiouy].+s$/u.test(bare) ? bare : bare.slice(0, -1);
}

function participle(word, first) {
  const [ending] = word.match(/(?:eedly|ingly|edly|eed|ing|ed)$/) ?? [""];
  const begun = word.slice(0, word.length - ending.length);
  if (!ending) return word;
  if (ending.startsWith("ee")) {
    return begun.length < first || /^(?:succ|proc|exc)$/.test(begun) ? word : `${begun}ee`;
  }
  // "dying" is "die"; "evening" stays.
  if (ending === "ing" && /^[^aeiouy]y$/u.test(begun)) return `${begun[0]}ie`;
  if (ending === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(begun)) return word;
  if (!VOWEL.test(begun)) return word;
  if (/(?:at|bl|iz)$/.test(begun)) return `${begun}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(begun)) return /^[aeo]..$/.test(begun) ? begun : begun.slice(0, -1);
  return begun.length === first && SHORT.test(begun) ? `${begun}e` : begun;
}

// Takes off the longest of the endings, or puts another in its place, where that lies in the region.
function replaced(word, endings, begins, allowed) {
  const [ending, other] = endings.find(([end]) => word.endsWith(end)) ?? [];
  if (ending === undefined) return word;
  const begun = word.slice(0, word.length - ending.length);
  return begun.length >= begins && allowed(ending, begun) ? begun + other : word;
}

function withoutLast(word, first, second) {
  const begun = word.slice(0, -1);
  if (word.endsWith("e")) {
    return begun.length >= second || (begun.length >= first && !SHORT.test(begun)) ? begun : word;
  }
  return word.endsWith("ll") && begun.length >= second ? begun : word;
}

// Returns the stem of a folded word: "sieges" gives "sieg".
export function stem(typed) {
  if (Object.hasOwn(WHOLE, typed)) return WHOLE[typed];
  if ([...typed].length < 3) return typed;
  let word = typed.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const [first, second] = regions(word);
  word = participle(plural(word), first).replace(/(.[^aeiouy])[yY]$/u, "$1i");
  word = replaced(word, STEP_2, first, (ending, begun) => {
    if (ending === "li") return /[cdeghkmnrt]$/.test(begun);
    return ending !== "ogi" || begun.endsWith("l");
  });
  word = replaced(word, STEP_3, first, (ending, begun) => ending !== "ative" || begun.length >= second);
  const [last] = word.match(STEP_4) ?? [];
  if (last) word = replaced(word, [[last, ""]], second, (ending, begun) => ending !== "ion" || /[st]$/.test(begun));
  return withoutLast(word, first, second).replaceAll("Y", "y");
}
