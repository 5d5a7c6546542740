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
};

/** They part no word: `{LLM}s`, `AIRA_2`, `model's`, soft hyphens and what has no width. */
export const JOINERS = /[{}$_'’`´\u00ad\u200b-\u200d\u2060\ufeff]/;

export const GAP = /[[(]\s?(?:…|\.\s?\.\s?\.|\\[lc]?dots(?:\{\})?)\s?[\])]|…|\.{3,}|\.\s\.\s\.(?:\s\.)?/y;
export const SIC = /\[\s?sic[!.:]?\s?\]/iy;
export const TAG =
  /<\/?(?:i|b|em|strong|sub|sup|span|u|tt|code|it|inf|jats:\w+|mml:\w+|br|p)\b[^<>]{0,80}>/iy;
export const ENTITY = /&(?:amp;)*(?:lt|gt|le|ge|nbsp|quot|apos|amp|#39|#x27);/y;
export const BROKEN_WORD = /[-\u2010]\r?\n[ \t]*(?=\p{Ll})/uy;
