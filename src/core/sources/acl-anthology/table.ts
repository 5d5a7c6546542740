/**
 * The table of a paper's page in the ACL Anthology: `Anthology ID:`, `Volume:` and so on, glued to one line, a
 * label a line, or labels and values on lines of their own.
 */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';

/** In the order in which the page has them: a label out of order is a word of someone's title. */
const LABELS = [
  'Anthology ID',
  'Volume',
  'Month',
  'Year',
  'Address',
  'Editors',
  'Venue',
  'SIG',
  'Publisher',
  'Note',
  'Pages',
  'Language',
  'URL',
  'DOI',
  'Award',
  'Bibkey',
  'Cite (ACL)',
  'Cite (Informal)',
  'Copy Citation',
  'PDF',
] as const;

export type TableLabel = (typeof LABELS)[number];

const LABEL =
  /(Anthology ID|Volume|Month|Year|Address|Editor|Venue|SIG|Publisher|Note|Pages|Language|URL|DOI|Award|Bibkey|Cite \((?:ACL|Informal)\)|Copy Citation|PDF)s?\s?:/g;

export const TABLE_START = /Anthology ID\s?:/;

export interface Table {
  /** Where the table starts: the column of `Anthology ID:`. */
  readonly line: number;
  readonly column: number;
  /** Behind the last label. */
  readonly end: number;
  readonly values: ReadonlyMap<TableLabel, Printed>;
  /** How many labels were found, with or without a value. */
  readonly labels: number;
}

/** A table has some twenty labels; with blank lines between label and value sixty lines. */
const MOST_LINES = 90;

interface Found {
  readonly label: TableLabel;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** The table that starts on the line, if one does: a lone label is no table. */
export function tableAt(lines: Lines, start: number): Table | undefined {
  if (!TABLE_START.test(lines.texts[start] ?? '')) return undefined;
  const found = findLabels(lines, start);
  const first = found[0];
  if (!first) return undefined;
  const values = new Map<TableLabel, Printed>();
  for (const [at, one] of found.entries()) {
    const value = labelValue(lines, one, found[at + 1]);
    if (value) values.set(one.label, value);
  }
  const last = found.at(-1)!;
  const end = Math.max(last.line, (values.get(last.label)?.place.endLine ?? 0) - lines.first) + 1;
  // `**Anthology ID:**`: the mark in front is no word of the abstract before it.
  const marks = /[\s*|]{1,10}$/.exec(lines.texts[start]!.slice(Math.max(0, first.from - 10), first.from));
  const column = first.from - (marks?.[0].length ?? 0);
  return { line: start, column, end, values, labels: found.length };
}

function findLabels(lines: Lines, start: number): Found[] {
  const found: Found[] = [];
  let rank = -1;
  let lastLine = start;
  for (let line = start; line < Math.min(lines.length, start + MOST_LINES); line++) {
    if (line > start && TABLE_START.test(lines.texts[line]!)) break;
    if (line - lastLine > 8) break;
    for (const match of lines.texts[line]!.matchAll(LABEL)) {
      const label = (match[1] === 'Editor' ? 'Editors' : match[1]) as TableLabel;
      const at = LABELS.indexOf(label);
      if (at <= rank) continue;
      rank = at;
      lastLine = line;
      found.push({ label, line, from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}

/** Behind the label, up to the next; or the next line that holds words, when no label stands before it. */
function labelValue(lines: Lines, { line, to }: Found, next: Found | undefined): Printed | undefined {
  const here = bare(lines, line, to, next?.line === line ? next.from : Number.POSITIVE_INFINITY);
  if (here.text !== '') return here;
  for (let below = line + 1; below < Math.min(lines.length, line + 4); below++) {
    if (next && below > next.line) return undefined;
    const value = bare(lines, below, 0, next?.line === below ? next.from : Number.POSITIVE_INFINITY);
    if (value.text !== '') return value;
    if (next?.line === below) return undefined;
  }
  return undefined;
}

/** The words between the columns, without the marks of Markdown: `**`, `: ` of a definition, `|` of a table, a link. */
function bare(lines: Lines, line: number, from: number, to: number): Printed {
  const raw = (lines.texts[line] ?? '').slice(from, to);
  const lead = /^[\s*|:]{0,40}(?:[-+]\s)?/.exec(raw)![0].length;
  const tail = raw.length - (/[\s*|]{1,20}$/.exec(raw.slice(-20))?.[0].length ?? 0);
  const inner = raw.slice(lead, tail);
  const link = inner.length < 4000 ? /^\[([^\]]{1,2000})\]\([^()\s]{1,1500}\)$/.exec(inner) : null;
  const start = from + lead + (link ? 1 : 0);
  return lines.printed(line, start, Math.max(start, link ? start + link[1]!.length : from + tail));
}
