/** Months and editions in the form of the file's dialect, and keys that programs stumble over. */
import { MONTHS } from '../bibliography/bibtex/bibtex-fields';
import { bareValue, type EntryField, fieldOf } from './entry';
import { type EntryFix, type EntryRule, type Finding, shownValue, wholeFix } from './finding';

const LONG = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** `month-form`: the macro (`mar`) prints as the style wants it. BibLaTeX takes a number as well, and no word in braces. */
export const months: EntryRule = function* (entry, { dialect }) {
  const field = fieldOf(entry, 'month');
  if (entry.grammar !== 'bibtex' || !field) return;
  const written = entry.text.slice(field.at.start, field.at.end).replace(/[{}]/g, '').trim().toLowerCase();
  const number = /^(?:0?[1-9]|1[0-2])$/.test(written) ? Number(written) : nameOf(written);
  if (number === undefined) return;
  const macro = MONTHS[number - 1]!;
  if (field.isBare && written === macro) return;
  if (/^\d/.test(written) && dialect !== 'bibtex') return;
  const from = field.isBare ? field.at.start : field.at.start - 1;
  const isOne = field.isBare || field.isLiteral;
  const fixes: readonly EntryFix[] = isOne
    ? [
        {
          title: `Change to ${macro}`,
          edits: [{ start: from, end: field.at.end + (field.isBare ? 0 : 1), newText: macro }],
        },
      ]
    : [];
  yield {
    rule: 'month-form',
    ...field.at,
    message: `Write the month as ${macro}, without braces: every style then prints it in its own way.`,
    fixes,
    ...(isOne && { isSafe: true as const }),
  };
};

function nameOf(word: string): number | undefined {
  const bare = word.replace(/\.$/, '');
  const at = MONTHS.findIndex(
    (month, n) => bare === month || bare === LONG[n] || (bare === 'sept' && month === 'sep'),
  );
  return at < 0 ? undefined : at + 1;
}

const ORDINALS = 'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth'.split(' ');

/** `edition-form`: BibTeX wants `Second`, BibLaTeX `2`. */
export const editions: EntryRule = function* (entry, { dialect }) {
  const field = fieldOf(entry, 'edition');
  if (entry.grammar !== 'bibtex' || !field || dialect === undefined) return;
  const value = bareValue(field);
  const bare = value.replace(/\s+(?:edition|ed\.?)$/i, '');
  const number = Number(
    /^(\d{1,2})(?:st|nd|rd|th|\.)?$/i.exec(bare)?.[1] ??
      ORDINALS.findIndex((word) => word.toLowerCase() === bare.toLowerCase()) + 1,
  );
  if (!(number >= 1)) return;
  const wanted = dialect === 'biblatex' ? String(number) : ORDINALS[number - 1];
  // A word in small letters prints well, and so does `2nd`.
  if (wanted === undefined || value === wanted || (dialect === 'bibtex' && !/^\d+$|ed/i.test(value))) return;
  const fixes = wholeFix(field, `Change to ${wanted}`, wanted);
  yield {
    rule: 'edition-form',
    ...field.at,
    message:
      dialect === 'biblatex'
        ? `BibLaTeX wants the number of the edition, not “${shownValue(value)}”. Write ${wanted}.`
        : `BibTeX prints “${shownValue(value)} edition”. Write ${wanted}.`,
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
  };
};

/** `malformed-key` */
export const keys: EntryRule = function* ({ grammar, key, keyAt }) {
  if (grammar !== 'bibtex' || key === undefined || !keyAt) return;
  const wrong = /[\s#%~'()&$^]/.exec(key)?.[0];
  if (wrong === undefined) return;
  // Biber and LaTeX take these two; no citation in Markdown does.
  const said = /\s/.test(wrong) ? 'a blank' : `“${wrong}”`;
  yield {
    rule: 'malformed-key',
    ...keyAt,
    message: `The key “${shownValue(key)}” has ${said} in it, so that not every program can cite it. Take another key, of letters, digits and - _ : . /`,
  } satisfies Finding;
};

/** `stray-white-space` in a title or a name of a journal. */
export const whiteSpace: EntryRule = function* (entry) {
  for (const field of entry.fields) {
    if (!SPACED.has(field.name) || !field.isLiteral) continue;
    const edits = Array.from(field.value.matchAll(/(?<=\S) {2,}(?=\S)/g), ({ index, 0: blanks }) => ({
      start: index,
      end: index + blanks.length,
      newText: ' ',
    }));
    if (edits.length > 0) yield spaced(field, edits);
  }
};

const SPACED: ReadonlySet<string> = new Set(['title', 'booktitle', 'journal', 'journaltitle', 'publisher']);

function spaced(
  field: EntryField,
  edits: readonly { start: number; end: number; newText: string }[],
): Finding {
  const [first] = edits;
  const placed = edits.map((edit) => ({
    ...edit,
    start: field.at.start + edit.start,
    end: field.at.start + edit.end,
  }));
  return {
    rule: 'stray-white-space',
    start: field.at.start + first!.start,
    end: field.at.start + first!.end,
    message: `Several blanks stand in “${field.label}” where one will do. Take the others out.`,
    fixes: [{ title: 'Leave one blank', edits: placed }],
    isSafe: true,
  };
}
