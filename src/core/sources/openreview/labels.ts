/** The fields of a forum page: `Keywords: …`, each on its line or glued to the one before it. */
import type { Lines } from '../text/lines';
import { bareText } from '../text/printed-parts';

/** Fields by what they hold; `other` ends the one before it and is not read. */
export type Field = 'keywords' | 'tldr' | 'abstract' | 'area' | 'number' | 'other';

/** A field, and where its value may stand: from a column of one line to one of a later. */
export interface FieldSpot {
  readonly field: Field;
  readonly line: number;
  readonly column: number;
  readonly from: number;
  readonly endLine: number;
  readonly to?: number;
}

const KNOWN: readonly (readonly [Field, string])[] = [
  ['keywords', 'Keywords'],
  ['tldr', 'TL;DR|TLDR|TL;DR\\/One-sentence Summary|One-sentence Summary'],
  ['abstract', 'Abstract'],
  ['area', 'Primary (?:Subject )?Area'],
  ['number', 'Submission Number'],
  [
    'other',
    'Supplementary Material|Submission Length|Submission Guidelines|Code Of Ethics|Code Of Conduct|Anonymous (?:Url|URL|Preprint)|No Acknowledgement Section|Reciprocal Reviewing|Corresponding Author|Flagged For Ethics Review|Student Paper|Paper Type|Subject Areas|Assigned Action Editor|Changes Since Last Submission|Video|Code|Certifications|Community Implementations|License|Lay Summary|Link To Code|Data|Software|Reviewed Version|Secondary Area|Secondary Subject Area|Large Language Models|Please Choose The Closest Area That Your Submission Falls Into|Resubmission|Reproducibility Checklist|Venue|Pdf|PDF|Authors?',
  ],
];
const NAMES = KNOWN.map(([, words]) => `(${words})`).join('|');
const AT_START = new RegExp(String.raw`^[\s#>*_-]{0,8}(?:${NAMES})\s?:[*_]{0,2}\s{0,4}`);
/** Glued behind a value, so with no space before it: `… models.Primary Area: …`. */
const GLUED = new RegExp(String.raw`(?<=[^\s(["“])(?:${NAMES}): `, 'g');
/** Sections below the fields. */
const SECTION =
  /^(?:Add:|Filter by|Sort:|\d+ Repl(?:y|ies)\b|Loading$|Official (?:Review|Comment)\b|Meta Review\b|Paper Decision\b|Decision\b|Public Comment\b|Withdrawal by\b|About OpenReview\b|Reply Type:|Back to\b|\[?[-–] ?\]|Revisions$|BibTeX$|Submission Withdrawn by\b)/;

/** The fields of the page, from line `from` to the first section below them. */
export function findFields(lines: Lines, from: number): FieldSpot[] {
  const spots: { field: Field; line: number; column: number; from: number }[] = [];
  let end = lines.length;
  for (let line = from; line < lines.length; line++) {
    const text = lines.texts[line]!;
    if (spots.length > 0 && text.length < 300 && SECTION.test(bareText(lines, line))) {
      end = line;
      break;
    }
    const here = fieldsOfLine(text);
    for (const spot of here) spots.push({ ...spot, line });
  }
  return spots.map((spot, at) => {
    const next = spots[at + 1];
    if (!next) return { ...spot, endLine: Math.max(spot.line, end - 1) };
    return next.line === spot.line
      ? { ...spot, endLine: spot.line, to: next.column }
      : {
          ...spot,
          endLine: next.column === 0 ? next.line - 1 : next.line,
          ...(next.column > 0 && { to: next.column }),
        };
  });
}

function fieldsOfLine(text: string): { field: Field; column: number; from: number }[] {
  const first = AT_START.exec(text.slice(0, 120));
  if (!first) return [];
  const spots = [{ field: fieldOf(first), column: 0, from: first[0].length }];
  const rest = text.slice(first[0].length);
  if (!rest.includes(': ')) return spots;
  for (const match of rest.matchAll(GLUED)) {
    const column = first[0].length + match.index;
    spots.push({ field: fieldOf(match), column, from: column + match[0].length });
  }
  return spots;
}

function fieldOf(match: RegExpExecArray | RegExpMatchArray): Field {
  const group = match.slice(1).findIndex((words) => words !== undefined);
  return KNOWN[group]?.[0] ?? 'other';
}

/** Whether a line starts with a field that only submissions have. */
export function isSubmissionField(text: string): boolean {
  return /^[\s#>*_-]{0,8}(?:Abstract|Keywords|TL;DR|TLDR)\s?:/.test(text.slice(0, 40));
}
