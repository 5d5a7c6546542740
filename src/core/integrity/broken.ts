/** What BibTeX refuses, though it is plain what is meant: the reader of the file takes it. */
import type { CheckedEntry, EntryField } from './entry';
import { type EntryFix, type EntryRule, type Finding, shownValue } from './finding';

/** `broken-entry`. What no reader understands, the reader of the file tells. */
export const broken: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex' || entry.isBroken) return;
  if (entry.key === undefined)
    yield {
      rule: 'broken-entry',
      ...entry.typeAt,
      message: 'The entry has no key, and nothing can cite it. Write one behind the bracket, and a comma.',
    };
  yield* commas(entry);
  for (const field of entry.fields)
    if (field.undefinedMacro !== undefined) yield macro(field, field.undefinedMacro);
};

/** `journal = {J} year = {2001}` */
function* commas({ text, fields }: CheckedEntry): Iterable<Finding> {
  const behind = fields.filter((field, at) => {
    const next = fields[at + 1];
    return (
      next &&
      text
        .slice(field.end, next.start)
        .replace(/%[^\r\n]*/g, '')
        .trim() === ''
    );
  });
  const [first] = behind;
  if (!first) return;
  const edits = behind.map(({ end }) => ({ start: end, end, newText: ',' }));
  yield {
    rule: 'broken-entry',
    start: first.end - 1,
    end: first.end,
    message: `No comma stands behind “${first.label}”, and BibTeX leaves out what follows. Write one.`,
    fixes: [{ title: edits.length === 1 ? 'Write the comma' : 'Write the commas', edits }],
    isSafe: true,
  };
}

/** Figures have no macros; a journal's may be defined elsewhere. */
function macro(field: EntryField, word: string): Finding {
  const fixes: readonly EntryFix[] = field.isBare
    ? [{ title: `Put ${shownValue(word)} in braces`, edits: [{ ...field.at, newText: `{${word}}` }] }]
    : [];
  return {
    rule: 'broken-entry',
    ...field.at,
    message: `BibTeX takes “${shownValue(word)}” for the name of a @string, and this file defines none such. Put it in braces, or correct it.`,
    fixes,
    ...(!/^\d|year|date|volume|number|pages/.test(`${word} ${field.name}`) && { doubtful: true as const }),
  };
}
