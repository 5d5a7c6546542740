/** Fields of an entry: twice, empty, missing; and the entry's type by the fields it has. */
import { distanceWithin } from '../checks/nearest-keys';
import { bareValue, type CheckedEntry, type EntryField, fieldOf } from './entry';
import { type EntryRule, type Finding, listed, removeFix, renameFix, shownValue, typeFix } from './finding';

/** `repeated-field`: programs keep one of them, and not all the same. */
export const repeatedFields: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex') return;
  const first = new Map<string, EntryField>();
  for (const field of entry.fields) {
    const other = first.get(field.name);
    if (!other) {
      first.set(field.name, field);
      continue;
    }
    const isSame = other.value.replace(/\s+/g, ' ').trim() === field.value.replace(/\s+/g, ' ').trim();
    const [a, b] = [shownValue(other.value), shownValue(field.value)];
    yield {
      rule: 'repeated-field',
      start: field.start,
      end: field.start + field.label.length,
      message: isSame
        ? `The field “${field.label}” stands above already. Take one of the two out.`
        : `The field “${field.label}” stands above already, with another value: “${a}”, not “${b}”. Keep one of the two.`,
      fixes: isSame
        ? [removeFix(entry, field, 'Take it out')]
        : [removeFix(entry, field, `Keep “${a}”`), removeFix(entry, other, `Keep “${b}”`)],
      ...(isSame && { isSafe: true as const }),
    };
  }
};

/** `empty-field`, once for an entry. */
export const emptyFields: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex') return;
  // That there is no title the reader of the file says.
  const empty = entry.fields.filter((field) => field.name !== 'title' && isEmpty(entry, field));
  const [first] = empty;
  if (!first || first.isBare) return;
  const names = listed(empty.map(({ label }) => `“${label}”`));
  const edits = empty.flatMap((field) => removeFix(entry, field, '').edits);
  // Of an entry with nothing but its key, not every program is content.
  const canGo =
    empty.length < entry.fields.length &&
    edits.every(({ start }, at) => at === 0 || edits[at - 1]!.end <= start);
  yield {
    rule: 'empty-field',
    start: first.start,
    end: first.end,
    message: `${names} ${empty.length === 1 ? 'is' : 'are'} empty. Take ${empty.length === 1 ? 'it' : 'them'} out, or fill in what is known.`,
    fixes: canGo ? [{ title: `Take ${names} out`, edits }] : [],
    // What the entry needs, somebody is about to fill in.
    ...(canGo && !empty.some(({ name }) => isRequired(entry, name)) && { isSafe: true as const }),
  };
};

function isEmpty({ text }: CheckedEntry, { at }: EntryField): boolean {
  return /^[{}\s]*$/.test(text.slice(at.start, at.end));
}

/** Several where any of them will do. */
type Required = readonly string[];

const AUTHOR: Required = ['author'];
const WRITER: Required = [
  'author',
  'editor',
  'organization',
  'institution',
  'publisher',
  'key',
  'label',
  'collaboration',
];
const JOURNAL: Required = ['journal', 'journaltitle', 'journalsubtitle', 'shortjournal'];
const YEAR: Required = ['year', 'date', 'pubstate', 'eventdate', 'origdate'];
const CHAPTER: Required = ['chapter', 'pages', 'booktitle'];
const SCHOOL: Required = ['school', 'institution', 'publisher', 'organization'];

/**
 * As BibTeX's manual has it (btxdoc, section 3.1), less what BibLaTeX's (section 2.1.1) does not ask for. That a title is
 * missing the reader of the file says.
 */
const REQUIRED: Readonly<Record<string, readonly Required[]>> = {
  article: [AUTHOR, JOURNAL, YEAR],
  book: [WRITER, YEAR],
  inbook: [WRITER, YEAR],
  incollection: [AUTHOR, ['booktitle', 'maintitle'], YEAR],
  inproceedings: [AUTHOR, ['booktitle', 'maintitle', 'eventtitle'], YEAR],
  conference: [AUTHOR, ['booktitle', 'maintitle', 'eventtitle'], YEAR],
  mastersthesis: [AUTHOR, SCHOOL, YEAR],
  phdthesis: [AUTHOR, SCHOOL, YEAR],
  thesis: [AUTHOR, SCHOOL, YEAR],
  proceedings: [YEAR],
  techreport: [WRITER, ['institution', 'publisher', 'organization', 'school', 'number'], YEAR],
  report: [WRITER, ['institution', 'publisher', 'organization', 'school', 'number'], YEAR],
  online: [
    [...WRITER, 'url'],
    ['url', 'doi', 'eprint'],
  ],
};
/** BibTeX's own alone. */
const REQUIRED_BIBTEX: Readonly<Record<string, readonly Required[]>> = {
  book: [['publisher', 'school', 'institution', 'organization', 'howpublished']],
  inbook: [CHAPTER],
};

function isRequired({ type }: CheckedEntry, name: string): boolean {
  return [...(REQUIRED[type] ?? []), ...(REQUIRED_BIBTEX[type] ?? [])].some((names) => names.includes(name));
}

/** `missing-field`: one finding for an entry; `ancestors` are those whose fields it has as well. */
export function* missingFields(
  entry: CheckedEntry,
  dialect: 'bibtex' | 'biblatex' | undefined,
  ancestors: readonly CheckedEntry[] = [],
): Iterable<Finding> {
  if (entry.isBroken || entry.grammar !== 'bibtex') return;
  if (wrongTypeOf(entry)) return;
  const required = [
    ...(REQUIRED[entry.type] ?? []),
    ...((dialect === 'bibtex' && REQUIRED_BIBTEX[entry.type]) || []),
  ];
  const lacking = required
    .filter((names) => !fieldOf(entry, ...names) && !ancestors.some((each) => inherits(each, names)))
    // An empty one is told as such.
    .filter((names) => !entry.fields.some((field) => names.includes(field.name) && isEmpty(entry, field)))
    .filter((names) => !(names === JOURNAL && fieldOf(entry, 'eprint')))
    // A paper that is on its way to print.
    .filter(
      (names) =>
        !(
          names === YEAR && /(?:press|appear|submitted|forthcoming)/i.test(bareValue(fieldOf(entry, 'note')))
        ),
    )
    .map((names) => labelOf(names, dialect));
  if (lacking.length === 0) return;
  yield {
    rule: 'missing-field',
    ...(entry.keyAt ?? entry.typeAt),
    message: `@${entry.type} needs ${listed(lacking)}. Add ${lacking.length === 1 ? 'it' : 'them'}, or take another type of entry.`,
  };
}

/** Of an entry that has no other behind it. */
export const missing: EntryRule = (entry, { dialect }) =>
  fieldOf(entry, 'crossref', 'xref', 'xdata') ? [] : missingFields(entry, dialect);

function inherits(parent: CheckedEntry, names: Required): boolean {
  return (
    fieldOf(parent, ...names) !== undefined ||
    (names.includes('booktitle') && fieldOf(parent, 'title') !== undefined)
  );
}

function labelOf(names: Required, dialect: string | undefined): string {
  if (names === JOURNAL) return dialect === 'biblatex' ? '“journaltitle”' : '“journal”';
  if (names === YEAR) return dialect === 'biblatex' ? '“date”' : '“year”';
  if (names === WRITER) return '“author” or “editor”';
  if (names === CHAPTER) return '“chapter” or “pages”';
  return `“${names[0]}”`;
}

/** `wrong-entry-type` */
export const wrongType: EntryRule = function* (entry) {
  const found = entry.grammar === 'bibtex' ? wrongTypeOf(entry) : undefined;
  if (found) yield found;
};

/** The types of BibTeX and BibLaTeX that others are misspelled for; `@masterthesis` is the one most met. */
const KNOWN_TYPES =
  'article book booklet inbook incollection inproceedings conference manual mastersthesis phdthesis misc proceedings techreport unpublished mvbook bookinbook suppbook collection mvcollection suppcollection dataset online patent periodical suppperiodical mvproceedings reference mvreference inreference report software thesis electronic www set xdata artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance review standard video'.split(
    ' ',
  );

function misspelledType(type: string): string | undefined {
  if (type.length < 6 || KNOWN_TYPES.includes(type)) return undefined;
  const near = KNOWN_TYPES.filter(
    (known) => known.length > 5 && distanceWithin(type, known, 1) !== undefined,
  );
  return near.length === 1 ? near[0] : undefined;
}

function wrongTypeOf(entry: CheckedEntry): Finding | undefined {
  const meant = misspelledType(entry.type);
  if (meant !== undefined)
    return {
      rule: 'wrong-entry-type',
      ...entry.typeAt,
      message: `There is no type @${entry.type}, and styles treat it as @misc. Write @${meant}.`,
      fixes: [typeFix(entry, meant)],
      isSafe: true,
    };
  if (fieldOf(entry, 'crossref', 'xdata')) return undefined;
  const journal = fieldOf(entry, 'journal', 'journaltitle');
  const booktitle = fieldOf(entry, 'booktitle');
  const wrong = (message: string, fixes: Finding['fixes']): Finding => {
    return { rule: 'wrong-entry-type', ...entry.typeAt, message, fixes: fixes ?? [] };
  };
  if (entry.type === 'article' && booktitle && !journal) {
    const isMeeting = /\b(?:conference|proceedings|proc|workshop|symposium|meeting|advances)\b/i.test(
      bareValue(booktitle),
    );
    return wrong(
      `An @article is in a journal, and this one has a “booktitle”. Make it ${isMeeting ? '@inproceedings' : '@inproceedings or @incollection'}.`,
      isMeeting
        ? [typeFix(entry, 'inproceedings'), renameFix(booktitle, 'journal')]
        : [typeFix(entry, 'inproceedings'), typeFix(entry, 'incollection'), renameFix(booktitle, 'journal')],
    );
  }
  if (/^(?:inproceedings|conference|incollection)$/.test(entry.type) && journal && !booktitle)
    return wrong(
      `@${entry.type} is in a book, and this one has a “${journal.label}”. Make it @article, or rename the field to “booktitle”.`,
      [typeFix(entry, 'article'), renameFix(journal, 'booktitle')],
    );
  return undefined;
}
