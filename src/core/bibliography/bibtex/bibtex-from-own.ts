/**
 * An entry of someone's own BibTeX file, written again: each value as it stands there, fields that nobody knows among
 * them. Names that only BibLaTeX has are those of BibTeX where that is asked for, and the other way round.
 * What the dialects cannot tell apart: BibTeX has one type for all that is neither printed nor a thesis (`@misc`).
 */

import { bibTexDate } from '../items/bibtex-dates';
import type { BibtexEntry } from '../items/bibtex-entries';
import type { BibTexEntry, BibTexField, Dialect } from './bibtex-fields';
import { asciiOf, type Charset, isBalanced } from './tex-text';

export function bibTexOfOwn(entry: BibtexEntry, dialect: Dialect, charset: Charset): BibTexEntry {
  const fields: BibTexField[] = entry.fields
    .filter(({ value }) => value.trim() !== '' && isBalanced(value))
    .map(({ name, value, bare }) => ({
      name,
      value: charset === 'ascii' && !VERBATIM.test(name) ? asciiOf(value) : value,
      ...(bare && { bare }),
    }));
  return dialect === 'bibtex'
    ? forBibTeX(entry.type, entry.key, fields)
    : forBibLaTeX(entry.type, entry.key, fields);
}

const VERBATIM = /^(?:doi|url|eprint|file|verba|verbb|verbc)$|^bdsk/;

/** BibLaTeX's names and BibTeX's. */
const NAMES: readonly (readonly [biblatex: string, bibtex: string])[] = [
  ['journaltitle', 'journal'],
  ['location', 'address'],
  ['eprinttype', 'archiveprefix'],
  ['eprintclass', 'primaryclass'],
  ['annotation', 'annote'],
];

function renamed(fields: readonly BibTexField[], names: ReadonlyMap<string, string>): BibTexField[] {
  const taken = new Set(fields.map(({ name }) => name));
  return fields.map((field) => {
    const name = names.get(field.name);
    return name === undefined || taken.has(name) ? field : { ...field, name };
  });
}

const TO_BIBTEX = new Map(NAMES);
const TO_BIBLATEX = new Map(NAMES.map(([biblatex, bibtex]) => [bibtex, biblatex]));

/** Types that BibTeX's styles do not have. */
const OLD_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    online: 'misc',
    software: 'misc',
    dataset: 'misc',
    report: 'techreport',
    collection: 'book',
    reference: 'book',
    mvbook: 'book',
    mvcollection: 'book',
    mvproceedings: 'proceedings',
    bookinbook: 'inbook',
    suppbook: 'inbook',
    suppcollection: 'incollection',
    inreference: 'incollection',
    suppperiodical: 'article',
  }),
);

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function forBibTeX(type: string, key: string, given: readonly BibTexField[]): BibTexEntry {
  const said = (name: string) => given.find((field) => field.name === name)?.value.trim();
  const isMasters = /^mathesis$|master/i.test(said('type') ?? '');
  const isThesis = type === 'thesis';
  const fields = renamed(given, isThesis ? new Map([...TO_BIBTEX, ['institution', 'school']]) : TO_BIBTEX)
    // The type says it.
    .filter(({ name, value }) => !(isThesis && name === 'type' && /^(?:phdthesis|mathesis)$/i.test(value)))
    .filter(({ name, value }) => !(type === 'report' && name === 'type' && /^techreport$/i.test(value)))
    .flatMap((field) =>
      field.name === 'date' && said('year') === undefined
        ? yearOf(field).filter(({ name }) => name === 'date' || said(name) === undefined)
        : [field],
    );
  return {
    type: isThesis ? (isMasters ? 'mastersthesis' : 'phdthesis') : (OLD_TYPES.get(type) ?? type),
    key,
    fields,
  };
}

/** A range stays besides, for BibTeX has no field for its end. */
function yearOf(field: BibTexField): BibTexField[] {
  const [, year, month, day] = DATE.exec(field.value.trim()) ?? [];
  if (year === undefined) {
    const first = /^-?\d{4}/.exec(field.value.trim())?.[0];
    return first === undefined ? [field] : [{ name: 'year', value: first, bare: true }, field];
  }
  const name = MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return [{ name: 'year', value: year, bare: true }, field];
  return [
    { name: 'year', value: year, bare: true },
    ...(name === undefined ? [] : [{ name: 'month', value: name, bare: true as const }]),
    ...(day === undefined ? [] : [{ name: 'day', value: String(Number(day)), bare: true as const }]),
  ];
}

/** BibLaTeX takes the old types for these, and prints the kind by itself. */
const NEW_TYPES: ReadonlyMap<string, readonly [type: string, kind?: string]> = new Map<
  string,
  readonly [string, string?]
>([
  ['phdthesis', ['thesis', 'phdthesis']],
  ['mastersthesis', ['thesis', 'mathesis']],
  ['techreport', ['report', 'techreport']],
  ['conference', ['inproceedings']],
  ['electronic', ['online']],
  ['www', ['online']],
]);

function forBibLaTeX(given: string, key: string, old: readonly BibTexField[]): BibTexEntry {
  const [type, kind] = NEW_TYPES.get(given) ?? [given];
  const names =
    given === 'phdthesis' || given === 'mastersthesis' ? [['school', 'institution'] as const] : [];
  const fields = withDate(renamed(old, new Map([...TO_BIBLATEX, ...names])));
  const isNamed = kind === undefined || fields.some(({ name }) => name === 'type');
  return { type, key, fields: isNamed ? fields : [...fields, { name: 'type', value: kind }] };
}

/** Year, month and day as one date, where they are numbers and nothing else. */
function withDate(fields: readonly BibTexField[]): BibTexField[] {
  const said = (wanted: string) => fields.find(({ name }) => name === wanted)?.value.trim();
  const [year, month, day] = [said('year'), said('month'), said('day')];
  if (year === undefined || said('date') !== undefined || !/^\d{4}$/.test(year)) return [...fields];
  const isPlain = month === undefined ? day === undefined : /^(?:\d{1,2}|[A-Za-z]{3,9})$/.test(month);
  const read = isPlain ? bibTexDate(year, month, day)?.['date-parts'] : undefined;
  const [parts, ...more] = (read as number[][] | undefined) ?? [];
  const parted = 1 + (month === undefined ? 0 : 1) + (day === undefined ? 0 : 1);
  if (!parts || more.length > 0 || parts.length !== parted) return [...fields];
  const value = parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
  return fields.flatMap((field) =>
    field.name === 'year'
      ? [{ name: 'date', value }]
      : field.name === 'month' || field.name === 'day'
        ? []
        : [field],
  );
}
