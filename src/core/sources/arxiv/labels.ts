/**
 * The labels of an arXiv abstract page. They hold no-break spaces, come glued to their values and to each
 * other, as headings, quotations and table cells: they are told by their words, wherever they stand.
 */
import type { Lines } from '../text/lines';
import { barePartsBelow } from './bare';
import { DATELINE } from './history';
import { headingAbove, isAbstractHeading } from './starts';

export type Label =
  | 'title'
  | 'authors'
  | 'abstract'
  | 'comments'
  | 'subjects'
  | 'classes'
  | 'report'
  | 'cite'
  | 'journal'
  | 'doi'
  | 'history'
  | 'browse'
  | 'chrome';

/** A label, and where its value may start: the rest of its line, then the lines up to the next label. */
export interface Labelled {
  readonly label: Label;
  readonly line: number;
  /** Column where the label starts, and where its value does. */
  readonly column: number;
  readonly from: number;
  /** Column where the next label of the same line starts. */
  readonly to: number;
}

const LABELS: readonly (readonly [Label, string])[] = [
  ['title', 'Title'],
  ['authors', 'Authors?'],
  ['abstract', 'Abstract'],
  ['comments', 'Comments?'],
  ['subjects', 'Subjects?'],
  ['classes', String.raw`(?:MSC|ACM)\s(?:classes|class)`],
  ['report', String.raw`Report\s(?:number|no)`],
  ['cite', String.raw`Cite\sas`],
  ['journal', String.raw`Journal\sref(?:erence)?`],
  ['doi', String.raw`(?:Related\s|Preprint\s)?DOI`],
];

/** Decoration that extractors put before a label or a title: quotation, heading, table cell, emphasis. */
const DECORATION = String.raw`[\s>#*_|\\]{0,12}`;
const COLON = String.raw`[*_]{0,2}\s?:[*_]{0,2}(?:\s?\[\^\d+\])?\s{0,4}\|?`;
const LEAD = new RegExp(`^${DECORATION}`);
const AT_START = LABELS.map(
  ([label, words]) => [label, new RegExp(`^${DECORATION}(?:${words})${COLON}`)] as const,
);
// Only the labels of the table come glued behind a value: "Comments:20 pagesSubjects:…Cite as:…".
const GLUED = LABELS.slice(3);
const TABLE = new RegExp(GLUED.map(([, words]) => `(${words}):`).join('|'), 'g');
const TABLE_LABELS: ReadonlySet<Label> = new Set(GLUED.map(([label]) => label));

/** Lines of the page around the paper, each known by its beginning. */
const CHROME =
  /^(?:View PDF|View a PDF of|Download PDF|Download:|PDF$|HTML \(experimental\)|TeX Source|Other Formats|view license|Access Paper|Full-text links|References & Citations|NASA ADS|Google Scholar|Semantic Scholar|export BibTeX|BibTeX formatted citation|Bookmark|Bibliographic and Citation Tools|Bibliographic Tools|Code, Data and Media|Code & Data|Demos$|Recommenders and Search Tools|Related Papers$|About arXivLabs|arXivLabs|Loading\.\.\.|Focus to learn more|Which authors of this paper|Change to browse by|\(?What is (?:the )?[A-Z]|Data provided by)/;

/** All labels of the page, in order. */
export function findLabelled(lines: Lines): Labelled[] {
  const found: Labelled[] = [];
  for (const [line, text] of lines.texts.entries()) {
    const here = labelsOfLine(text);
    for (const [at, { label, column, from }] of here.entries()) {
      found.push({ label, line, column, from, to: here[at + 1]?.column ?? text.length });
    }
  }
  if (found.some(({ label }) => label === 'title')) return found;
  const bare = bareLabels(lines);
  if (bare.length === 0) return [...headLabels(lines), ...found];
  return [...bare, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Of a copy from the browser, whose labels are hidden: they stand before the lines that they would head. */
function bareLabels(lines: Lines): Labelled[] {
  const dateline = lines.texts.slice(0, 20).findIndex((text) => DATELINE.test(text));
  const parts = dateline < 0 ? undefined : barePartsBelow(lines, dateline);
  if (!parts) return [];
  return (['title', 'authors', 'abstract'] as const).map((label) => {
    const line = parts[label];
    const text = lines.texts[line]!;
    const column = text.length - text.trimStart().length;
    return { label, line, column, from: column, to: text.length };
  });
}

/** Of a clip that has the title as its heading, and the names below it. */
function headLabels(lines: Lines): Labelled[] {
  const dateline = lines.texts.slice(0, 20).findIndex((text) => DATELINE.test(text));
  const heading = dateline < 0 ? undefined : headingAbove(lines, dateline, 0);
  if (!heading) return [];
  const { line, names } = heading;
  const text = lines.texts[line]!;
  const from = /^\s*#+\s*/.exec(text)![0].length;
  const title: Labelled = { label: 'title', line, column: 0, from, to: text.length };
  if (names === undefined) return [title];
  return [title, { label: 'authors', line: names, column: 0, from: 0, to: lines.texts[names]!.length }];
}

interface Spot {
  readonly label: Label;
  readonly column: number;
  readonly from: number;
}

function labelsOfLine(text: string): Spot[] {
  const lead = LEAD.exec(text)![0].length;
  const head = text.slice(lead, lead + 60);
  if (!/^[A-Z[(ev]/.test(head)) return [];
  if (isAbstractHeading(text.slice(0, 60).trim()))
    return [{ label: 'abstract', column: lead, from: text.length }];
  if (head.startsWith('Submission history')) return [{ label: 'history', column: lead, from: text.length }];
  const browse = /^Current browse context:?/.exec(head);
  if (browse) return [{ label: 'browse', column: lead, from: lead + browse[0].length }];
  for (const [label, pattern] of head.includes(':') ? AT_START : []) {
    const match = pattern.exec(text);
    if (!match) continue;
    const first = { label, column: lead, from: match[0].length };
    return TABLE_LABELS.has(label) ? [first, ...gluedLabels(text, first.from)] : [first];
  }
  const isButton = CHROME.test(head.replace(/^[[(]+/, ''));
  if (!isButton) return [];
  // "View PDF HTML (experimental)Abstract:…": the buttons are glued to what they stand above.
  const abstract = /Abstract:\s{0,4}/.exec(text.slice(0, 600));
  const chrome: Spot = { label: 'chrome', column: lead, from: lead };
  return abstract && /^[[(]{0,2}(?:View|Download)\b/.test(head)
    ? [chrome, { label: 'abstract', column: abstract.index, from: abstract.index + abstract[0].length }]
    : [chrome];
}

function gluedLabels(text: string, from: number): Spot[] {
  const spots: Spot[] = [];
  for (const match of text.slice(from).matchAll(TABLE)) {
    const group = match.slice(1).findIndex((words) => words !== undefined);
    const column = from + match.index;
    spots.push({ label: GLUED[group]![0], column, from: column + match[0].length });
  }
  return spots;
}
