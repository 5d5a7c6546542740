/** Papers and what they found, as a table for a note or for a spreadsheet. */
import { csvText } from '../csv';
import { findingsOf } from '../findings';
import { numbersIn } from '../findings/numbers-in';
import type { Finding, Work } from '../model';
import { shortAuthors } from '../names';
import { type FileId, lineNumber } from '../place';
import { escapePath, inertLine } from './write';

export interface FindingsTableOptions {
  readonly format: 'markdown' | 'csv';
  /** The citation of a work as it is to be typed in the note; a spreadsheet has the citekey. */
  readonly cite: (work: Work) => string;
  /** The dump, as a path that means something to the reader. */
  readonly file: (file: FileId) => string;
}

/** A row for each finding, in the order of the works; a work without findings has one that says so. */
export function findingsTable(works: readonly Work[], options: FindingsTableOptions): string {
  const rows = works.flatMap((work): Row[] => {
    const findings = findingsOf(work);
    return findings.length === 0 ? [{ work }] : findings.map((finding) => ({ work, finding }));
  });
  return options.format === 'csv' ? csvTable(rows, options) : markdownTable(rows, options);
}

interface Row {
  readonly work: Work;
  readonly finding?: Finding;
}

/**
 * The findings are quotations with their citation and their trace, so that what is checked of quotations is checked of
 * them, too. GFM's tables: Pandoc, MyST, Obsidian and Quarto read them as well.
 */
function markdownTable(rows: readonly Row[], { cite, file }: FindingsTableOptions): string {
  const lines = rows.map(({ work, finding }, index) => {
    const isFirst = rows[index - 1]?.work !== work;
    const paper = isFirst ? inertCell(aboutPaper(work)) : '';
    if (!finding) return [paper, `No finding was recognised. ${pipeless(cite(work))}`, ''];
    const trace = `<!-- scholium: ${escapePath(file(finding.place.file))}:${lineNumber(finding.place)} -->`;
    const machine = finding.kind === 'summary' ? ' (machine-written summary)' : '';
    return [
      paper,
      `“${inertCell(finding.text)}” ${pipeless(cite(work))}${machine} ${trace}`,
      inertCell(numbersText(finding)),
    ];
  });
  return [['Paper', 'Finding', 'Numbers'], ['---', '---', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function aboutPaper({ item, title, authorsComplete }: Work): string {
  const by = [shortAuthors(item.author, authorsComplete), item.issued?.year].filter(
    (part) => part !== undefined && part !== '',
  );
  return by.length === 0 ? title : `${by.join(' ')}: ${title}`;
}

/** `51.3%, 12 points` */
export function numbersText(finding: Finding): string {
  return numbersIn(finding)
    .map(({ text, unit }) =>
      unit === undefined ? text : /^[%×]$/.test(unit) ? `${text}${unit}` : `${text} ${unit}`,
    )
    .join(', ');
}

function inertCell(text: string): string {
  return inertLine('markdown', text);
}

/** A row ends at a bar, in whatever it stands. */
function pipeless(citation: string): string {
  return citation.replace(/(?<!\\)\|/g, '\\|');
}

function csvTable(rows: readonly Row[], { file }: FindingsTableOptions): string {
  const head = ['citekey', 'title', 'authors', 'year', 'kind', 'finding', 'numbers', 'file', 'line'];
  const lines = rows.map(({ work, finding }) => [
    work.citekey,
    work.title,
    shortAuthors(work.item.author, work.authorsComplete) ?? '',
    String(work.item.issued?.year ?? ''),
    finding?.kind ?? '',
    finding?.text ?? '',
    finding
      ? numbersIn(finding)
          .map(({ value, unit }) => `${value}${unit === undefined ? '' : ` ${unit}`}`)
          .join('; ')
      : '',
    finding ? file(finding.place.file) : '',
    finding ? String(lineNumber(finding.place)) : '',
  ]);
  return csvText([head, ...lines]);
}
