/** Pages of entries. */
import { bareValue, type EntryField, fieldOf } from './entry';
import { type EntryFix, type EntryRule, type Finding, renameFix, shownValue, valueFix } from './finding';

/** `malformed-pages` and `page-hyphen`. */
export const pages: EntryRule = function* (entry, { doubleHyphens }) {
  const field = fieldOf(entry, 'pages');
  if (!field) return;
  const value = bareValue(field);
  if (/^(?:\?+(?:-+\?+)?|n\/?\.?a\.?|tbd|tba|none|null|undefined|nan)$/i.test(value)) {
    yield malformed(field, `“${value}” are no pages. Write them, or take the field out.`);
    return;
  }
  const count = /^(\d{1,5})\s*(?:pages?|pp\.?|S\.)$/i.exec(value)?.[1];
  if (count !== undefined) {
    const rename =
      entry.grammar === 'bibtex' && field.isLiteral && !fieldOf(entry, 'pagetotal')
        ? renameFix(field, 'pagetotal')
        : undefined;
    // A style prints the word itself, in the reader's language.
    const fixes = rename ? [{ ...rename, edits: [...rename.edits, { ...field.at, newText: count }] }] : [];
    yield malformed(
      field,
      `“${value}” is how many pages there are, not which. Move it to “pagetotal”.`,
      fixes,
    );
    return;
  }
  const prefix = /^\s*(?:pp?\.\s*|pp?\s+|pages?\s+)(?=[\divxlcIVXLCA-Z])/.exec(field.value);
  if (prefix) {
    const fixes = valueFix(field, `Take “${prefix[0].trim()}” out`, [
      { start: 0, end: prefix[0].length, newText: '' },
    ]);
    const message = `Styles print “pp.” themselves. Take “${prefix[0].trim()}” out.`;
    yield { ...malformed(field, message, fixes), ...(fixes.length > 0 && { isSafe: true as const }) };
    return;
  }
  const wrong = [...reversed(field, value), ...openRange(field, value)];
  yield* wrong;
  if (entry.grammar === 'bibtex' && wrong.length === 0) yield* hyphens(field, doubleHyphens);
};

/** Not `2-12 - 2-15`, which are two numbers with hyphens of their own. */
const RANGE = /(?<![\w.:-]|[-–—]\s{1,3})(\d{1,7})\s{0,3}(-{1,3}|–|—)\s{0,3}(\d{1,7})(?![\w.:]|\s{0,3}[-–—])/g;

/** `123--45` is 123 to 145; `123--112` runs backwards. */
function* reversed(field: EntryField, value: string): Iterable<Finding> {
  for (const [all, first, , last] of value.matchAll(RANGE)) {
    const whole = last!.length < first!.length ? first!.slice(0, first!.length - last!.length) + last : last!;
    if (Number(whole) >= Number(first)) continue;
    yield malformed(field, `The pages ${shownValue(all)} run backwards. Correct them.`);
    return;
  }
}

function* openRange(field: EntryField, value: string): Iterable<Finding> {
  if (!/^(?:\d+\s*(?:-+|–)|(?:-+|–)\s*\d+)$/.test(value)) return;
  // BibLaTeX writes `12--` for pages of which the end is not known; one hyphen is a slip.
  if (/^\d+\s*(?:--|–)$/.test(value)) return;
  yield malformed(field, `One end of the pages “${value}” is missing. Write both, or the one page alone.`);
}

function* hyphens(field: EntryField, doubleHyphens: boolean): Iterable<Finding> {
  const wrong = Array.from(field.value.matchAll(RANGE)).filter(
    ([, , dash]) => dash === '---' || dash === '—' || (dash === '-' && doubleHyphens),
  );
  const [first] = wrong;
  if (!first) return;
  const edits = wrong.map(({ index, 0: all, 1: from, 3: to }) => ({
    start: index + from!.length,
    end: index + all.length - to!.length,
    newText: '--',
  }));
  const fixes = valueFix(field, 'Write the range with --', edits);
  yield {
    rule: 'page-hyphen',
    ...field.at,
    message:
      first[2] === '-'
        ? `The other ranges of this file have two hyphens. Write ${first[1]}--${first[3]}.`
        : `A range of pages has two hyphens. Write ${first[1]}--${first[3]}.`,
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
  };
}

function malformed(field: EntryField, message: string, fixes: readonly EntryFix[] = []): Finding {
  return { rule: 'malformed-pages', ...field.at, message, fixes };
}
