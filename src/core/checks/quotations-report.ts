/** The quotations of many notes as a Markdown document: counted, and each that is not exact with where to look. */
import { escapeMarkdownLine } from '../notes/escape';
import { lineNumber, type Place } from '../place';
import { placeLabel } from '../views/describe';
import { clip, plural } from '../views/markdown';
import { offsetsOf } from './positions';
import type { CheckedQuotation, QuotationState } from './quotations-in';

export interface NoteQuotations {
  /** As the reader knows the note. */
  readonly name: string;
  /** Its address in a link. */
  readonly link: string;
  readonly text: string;
  readonly quotations: readonly CheckedQuotation[];
}

export type QuotationCounts = Readonly<Record<QuotationState, number>>;

export function countQuotations(quotations: Iterable<CheckedQuotation>): QuotationCounts {
  const counts = { exact: 0, altered: 0, another: 0, 'not-found': 0, unknown: 0, 'switched-off': 0 };
  for (const { state } of quotations) counts[state]++;
  return counts;
}

/** `200 quotations in 3 notes: 140 exact, 60 altered.` */
export function quotationsSentence(counts: QuotationCounts, notes: number): string {
  const all = STATES.reduce((sum, [state]) => sum + counts[state], 0);
  if (all === 0) return `No quotation stands next to a citation in ${plural(notes, 'note')}.`;
  return `${plural(all, 'quotation')} in ${plural(notes, 'note')}: ${said(counts)}.`;
}

function said(counts: QuotationCounts): string {
  return STATES.filter(([state]) => counts[state] > 0)
    .map(([state, words]) => `${counts[state].toLocaleString('en')} ${words}`)
    .join(', ');
}

const STATES: readonly (readonly [QuotationState, string])[] = [
  ['exact', 'exact'],
  ['altered', 'altered'],
  ['another', 'from another paper'],
  ['not-found', 'not found'],
  ['unknown', 'of papers whose words no page here has'],
  ['switched-off', 'switched off'],
];

/** `linkTo` gives the address of a page's line. Notes whose quotations are all exact are only counted. */
export function quotationsReport(
  notes: readonly NoteQuotations[],
  linkTo: (place: Place) => string,
  sentence: string,
): string {
  const told = notes.filter(({ quotations }) => quotations.some(({ state }) => state !== 'exact'));
  const exact = notes.filter((note) => note.quotations.length > 0 && !told.includes(note));
  const parts = [
    `# Quotations\n\n${sentence}\n`,
    ...told.map((note) => section(note, linkTo)),
    ...(exact.length > 0 ? [`## All exact\n\n${exact.map(exactLine).join('')}`] : []),
  ];
  return parts.join('\n');
}

function exactLine({ name, link, quotations }: NoteQuotations): string {
  return `- [${escapeMarkdownLine(name)}](<${link}>): ${plural(quotations.length, 'quotation')}\n`;
}

function section(note: NoteQuotations, linkTo: (place: Place) => string): string {
  const { name, text, quotations } = note;
  const { position } = offsetsOf(text);
  const items = quotations
    .filter(({ state }) => state !== 'exact')
    .map((quotation) => item(note, quotation, position(quotation.span.start).line + 1, linkTo));
  return `## ${escapeMarkdownLine(name)}\n\n${said(countQuotations(quotations))}\n\n${items.join('')}`;
}

function item(
  { link }: NoteQuotations,
  { state, words, cited, place, problem }: CheckedQuotation,
  line: number,
  linkTo: (place: Place) => string,
): string {
  const quoted = clip(
    words
      .replace(/^[ \t]*>[ \t]?/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
    160,
  );
  // As code: else the report would be a note that cites and quotes.
  const keys = cited.map((key) => `\`@${key.replaceAll('`', '')}\``).join(', ');
  const facts = [
    `- **${TITLES[state]}**, [line ${line}](<${link}#L${line}>)${keys === '' ? '' : `, ${keys}`}: “${escapeMarkdownLine(quoted)}”`,
    ...(problem ? [`  ${escapeMarkdownLine(problem.message)}`] : []),
    ...(place
      ? [`  Page: [${escapeMarkdownLine(placeLabel(place))}](<${linkTo(place)}#L${lineNumber(place)}>)`]
      : []),
  ];
  return facts.map((fact) => `${fact}\n`).join('\n');
}

const TITLES: Readonly<Record<QuotationState, string>> = {
  exact: 'Exact',
  altered: 'Altered',
  another: 'From another paper',
  'not-found': 'Not found',
  unknown: 'Not checked',
  'switched-off': 'Switched off',
};
