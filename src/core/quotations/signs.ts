/** Signs and marks in running text that say something of themselves, and patterns of those that say nothing. */

/** Signs that say something, and the one that stands for all that say the same. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  '%': '%',
  '<': '<',
  '>': '>',
  '≤': '≤',
  '⩽': '≤',
  '≥': '≥',
  '⩾': '≥',
  '≠': '≠',
  '≈': '≈',
  '∼': '≈',
  '≃': '≈',
  '~': '≈',
  '±': '±',
  '∓': '∓',
  '≪': '≪',
  '≫': '≫',
  '×': 'x',
  '€': '€',
  '£': '£',
  '¥': '¥',
};

/** Commands that print their name, and siunitx's that print a unit, or what stands before one. */
export const PRINTED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'log ln lg exp min max sin cos tan lim sup inf arg argmax argmin det dim ker gcd'
      .split(' ')
      .map((name) => [name, name]),
  ),
  celsius: 'c',
  degreeCelsius: 'c',
  gram: 'g',
  metre: 'm',
  meter: 'm',
  second: 's',
  hour: 'h',
  litre: 'l',
  liter: 'l',
  byte: 'b',
  kilo: 'k',
  milli: 'm',
  centi: 'c',
  micro: 'μ',
  nano: 'n',
};

/** They part no word: `{LLM}s`, `AIRA_2`, `model's`, soft hyphens and what has no width. */
export const JOINERS = /[{}$_'’`´\u00ad\u200b-\u200d\u2060\ufeff]/;

export const GAP = /[[(]\s?(?:…|\.\s?\.\s?\.|\\[lc]?dots(?:\{\})?)\s?[\])]|…|\.{3,}|\.\s\.\s\.(?:\s\.)?/y;
export const SIC = /\[\s?sic[!.:]?\s?\]/iy;
/** `(emphasis added)`, an editor's word without brackets of an editor. */
export const EDITORS =
  /\((?:(?:my|our|own|author['’]?s?['’]?)\s)?(?:emphas[ie]s|italics|bold(?:face)?|highlighting|translation)(?:\s(?:added|mine|ours|(?:in (?:the )?)?original|omitted))?\)/iy;
export const TAG =
  /<\/?(?:i|b|em|strong|sub|sup|span|u|tt|code|it|inf|jats:\w+|mml:\w+|br|p)\b[^<>]{0,80}>/iy;
export const ENTITY = /&(?:amp;)*(?:lt|gt|le|ge|nbsp|quot|apos|amp|#39|#x27);/y;
export const BROKEN_WORD = /[-\u2010]\r?\n[ \t]*(?=\p{Ll})/uy;

/** `didn't`; not `won't`, which has half of its word. */
export const SHORT_NOT = /^(?:do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)n['’]t$/i;
