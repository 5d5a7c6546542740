/** Letters with accents, written otherwise than in the rest of the file. */
import { texText } from '../bibliography/bibtex/tex-text';
import { readable } from '../prose';
import type { CheckedEntry } from './entry';
import { type EntryRule, type Finding, valueFix } from './finding';
import { NAMES, PRINTED } from './printed';

/** `{\"o}`, `\'{e}`, `{\ss}`, `\v{c}` */
const LATEX_LETTER =
  /\{\\(?:["'`^~=.]\s?(?:[A-Za-z]|\\[ij]|\{(?:[A-Za-z]|\\[ij])\})|[uvHckrd](?:\{[A-Za-z]\}|\s[A-Za-z])|(?:ss|aa|AA|ae|AE|oe|OE|o|O|l|L|i|j))\}|\\(?:["'`^~=.](?:[A-Za-z]|\{(?:[A-Za-z]|\\[ij])\})|[uvHckr]\{[A-Za-z]\})/g;
const FOREIGN = /[\u00c0-\u024f\u1e00-\u1eff]\p{M}*/gu;
const HAS_LATEX_LETTER = new RegExp(LATEX_LETTER.source);

/** What an entry says of how the file writes letters with accents. */
export function lettersOf({ text }: CheckedEntry): { readonly latex: boolean; readonly unicode: boolean } {
  return {
    latex: text.includes('\\') && HAS_LATEX_LETTER.test(text),
    unicode: /[\u00c0-\u024f\u1e00-\u1eff]/.test(text),
  };
}

/** `mixed-letters` */
export const mixedLetters: EntryRule = function* (entry, { letters }) {
  if (letters === undefined) return;
  for (const field of entry.fields) {
    if (!field.isLiteral || !(PRINTED.has(field.name) || NAMES.has(field.name))) continue;
    const pattern = letters === 'latex' ? FOREIGN : LATEX_LETTER;
    const edits = Array.from(field.value.matchAll(pattern)).flatMap(({ 0: found, index }) => {
      const newText = letters === 'latex' ? texText(found, 'ascii') : readable(found).normalize('NFC');
      const isLetter = letters === 'latex' ? newText !== found : /^\p{L}$/u.test(newText);
      return isLetter ? [{ start: index, end: index + found.length, newText }] : [];
    });
    const [first] = edits;
    if (!first) continue;
    const found = field.value.slice(first.start, first.end);
    yield {
      rule: 'mixed-letters',
      start: field.at.start + first.start,
      end: field.at.start + first.end,
      message:
        letters === 'latex'
          ? `The rest of this file has its accents in LaTeX. Write ${first.newText} for “${found}”.`
          : `The rest of this file has its accents in Unicode. Write ${first.newText} for “${found}”.`,
      fixes: valueFix(field, `Write ${first.newText}${edits.length > 1 ? ' and so on' : ''}`, edits),
      isSafe: true,
    } satisfies Finding;
  }
};
