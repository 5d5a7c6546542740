/** An `@` without a key behind it: `[@]`, `[-@]`, `[@{a]`. */
import type { CheckedNote } from './note';
import { inProse } from './probe';
import { editFix, type Found, type TextEdit } from './problem';

export function* withoutKey(note: CheckedNote): Generator<Found> {
  const { text } = note;
  const empty = [...text.matchAll(EMPTY)].map(({ 0: citation, index }) => {
    const at = index + citation.indexOf('@');
    return {
      start: at,
      span: { start: index, end: index + citation.length },
      message: 'No key stands behind this @: write one, or take the brackets out.',
      title: 'Take the brackets out',
      fix: { start: index, end: index + citation.length, newText: '' },
      // ` @x`: a key in the text, with a space before it.
      mended: [...citation].map((_, i) =>
        edit(index + i, i === citation.indexOf('@') ? '@' : i === citation.indexOf('@') + 1 ? 'x' : ' '),
      ),
    };
  });
  const open = [...text.matchAll(OPEN_BRACE)].map(({ 0: printed, 1: key, index }) => {
    const end = index + 2 + key!.length;
    return {
      start: index,
      span: { start: index, end: index + printed.length },
      message: `The brace of this key is not closed: write } behind ${key}.`,
      title: `Write } behind ${key}`,
      fix: { start: end, end, newText: '}' },
      mended: [edit(index + 1, 'x'), ...(text[index - 1] === '[' ? [edit(index - 1, ' ')] : [])],
    };
  });
  for (const { span, message, title, fix } of inProse(note, [...empty, ...open])) {
    yield { rule: 'malformed-citation', span, message, fixes: () => [editFix(title, fix)] };
  }
}

// `me[at]x.org` has relatives with an @.
const EMPTY = /(?<![\p{L}\p{N}\\!\][])\[[ \t]{0,9}-?@(?:\{\})?[ \t]{0,9}\](?![([:\]\p{L}\p{N}])/gu;
const OPEN_BRACE =
  /(?<![\p{L}\p{N}\\])@\{(?![^[\]\n@;]{0,300}\})([\p{L}\p{N}_][^\s{}[\],;]{0,200})(?=[\s,;\]]|$)/gu;

function edit(at: number, newText: string): TextEdit {
  return { start: at, end: at + 1, newText };
}
