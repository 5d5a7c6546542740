/** Titles and abstracts as BibTeX has them: formulas as LaTeX, and capitals that no style may make small. */
import { isFormula } from '../../latex/marks';
import { readable, readableBibtex } from '../../prose';
import { type Charset, isBalanced, texText } from './tex-text';

interface Stretch {
  readonly text: string;
  readonly isFormula: boolean;
}

/**
 * A title with its formulas as printed, all else plain, and the words whose capitals say something in braces:
 * `Scaling {LLM} Inference to {$10^6$} Tokens`. Where that would not be read as the title again, formulas are
 * written as a reader sees them.
 */
export function texTitle(
  { raw, shown }: { readonly raw: string; readonly shown: string },
  charset: Charset,
): string {
  return written(raw, shown, (stretches) => {
    const words = stretches.map(({ text, isFormula }) => (isFormula ? ' ' : text)).join(' ');
    const isProtected = protection(words);
    let isFirst = true;
    return stretches
      .map(({ text, isFormula }) => {
        // Styles make the letters of a formula small, too.
        const out = isFormula ? `{${text}}` : protectedText(text, charset, isFirst, isProtected);
        isFirst = false;
        return out;
      })
      .join('');
  });
}

/** An abstract, or other words whose capitals no style touches. */
export function texProse(raw: string, charset: Charset): string {
  return written(raw, readable(raw), (stretches) =>
    stretches.map(({ text, isFormula }) => (isFormula ? text : texText(text, charset))).join(''),
  );
}

function written(raw: string, shown: string, write: (stretches: readonly Stretch[]) => string): string {
  const stretches = stretchesOf(raw);
  if (stretches.length > 1 || stretches[0]?.isFormula) {
    const text = write(stretches);
    if (isBalanced(text) && readBack(text) === shown) return text;
  }
  return write([{ text: shown, isFormula: false }]);
}

/** As our own reader reads a field: braces in it mean that all of them are BibTeX's. */
function readBack(text: string): string {
  return /[{}]/.test(text) ? readableBibtex(text) : readable(text);
}

/** Formulas as printed; between them plain text as a person reads it, white space at its ends kept. */
function stretchesOf(raw: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const prose = (end: number) => {
    const text = raw.slice(from, end);
    const [before, behind] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
    const plain = readable(text);
    if (text !== '') found.push({ text: plain === '' ? before : before + plain + behind, isFormula: false });
  };
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '\\') at++;
    else if (raw[at] === '$') {
      const end = formulaEnd(raw, at);
      if (end === undefined) continue;
      prose(at);
      found.push({ text: raw.slice(at, end).replace(/\s+/g, ' '), isFormula: true });
      from = end;
      at = end - 1;
    }
  }
  prose(raw.length);
  return found;
}

const LONGEST_FORMULA = 400;

/** Behind the formula that opens here; undefined for a price, and for what would end a comment's or field's sense. */
function formulaEnd(raw: string, at: number): number | undefined {
  const width = raw[at + 1] === '$' ? 2 : 1;
  const from = at + width;
  if (/\s/.test(raw[from] ?? ' ')) return undefined;
  for (let close = from; close < Math.min(raw.length, from + LONGEST_FORMULA); close++) {
    if (raw[close] === '\\') close++;
    else if (raw[close] === '$') {
      const inner = raw.slice(from, close);
      const isSound =
        isBalanced(inner) &&
        !/(?<!\\)[%#&]/.test(inner) &&
        raw.slice(close, close + width) === raw.slice(at, from);
      return isSound && isFormula(raw, from, close, width) ? close + width : undefined;
    }
  }
  return undefined;
}

/** Words with the marks within them: `GPT-4o`, `k-NN`, `O’Brien’s`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)?/gu;

/** Words of four letters and more that are small in titles in capitals, too. */
const SMALL: ReadonlySet<string> = new Set(
  'with from over into onto than that this when under upon using without within toward towards between through beyond across against among about after before during until like near their your does have'.split(
    ' ',
  ),
);

type IsProtected = (word: string, isFirst: boolean) => boolean;

/**
 * Which words keep their capitals, by the look of the whole title: in one of capitals alone none, in one whose words
 * are small those that are not (names), in any those with capitals that no rule of titles made (`LLM`, `arXiv`).
 */
function protection(title: string): IsProtected {
  const words = title.match(WORD) ?? [];
  if (words.length > 3 && !/\p{Ll}/u.test(title)) return () => false;
  const telling = words.slice(1).filter((word) => /^\p{L}\p{Ll}{3,}$/u.test(word) && !SMALL.has(word));
  const small = telling.filter((word) => /^\p{Ll}/u.test(word)).length;
  const isSentence = small > 0 && small * 2 >= telling.length;
  return (word, isFirst) => {
    if (/.\p{Lu}/u.test(word)) return true;
    if (isFirst) return false;
    if (/^\p{Lu}\p{N}*$/u.test(word)) return word !== 'A';
    return isSentence && /^\p{Lu}/u.test(word);
  };
}

function protectedText(text: string, charset: Charset, isFirst: boolean, isProtected: IsProtected): string {
  let out = '';
  let from = 0;
  let met = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    // Styles leave the first letter behind a colon alone.
    const opens =
      (isFirst && met++ === 0) || /[:.?!—]\s{1,3}["'“‘(]?$/.test(text.slice(Math.max(0, index - 5), index));
    const end = index + word.length;
    if (!isProtected(word, opens)) continue;
    out += `${texText(text.slice(from, index), charset)}{${texText(word, charset)}}`;
    from = end;
  }
  return out + texText(text.slice(from), charset);
}
