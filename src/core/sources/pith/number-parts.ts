/** Where a Pith Number page starts, and which of its lines are which part, whatever the extraction. */
import type { Lines } from '../text/lines';
import { holdsWords } from '../text/words';
import { plainLine, SITE_LINE } from './labels';

export interface NumberParts {
  readonly start: number;
  /** `pith:2016:KU4LOGZYBI55COQ4BWTCZZUG6I`, or the short form where the long one is missing. */
  readonly id: number;
  readonly title: number;
  /** The lines between the title and what follows it: authors, a headline. */
  readonly below: readonly number[];
  /** `arxiv:1604.06946 v1 · 2016-04-23 · physics.hist-ph`. */
  readonly dateline?: number;
  /** Headings further down, each with the line behind its part. */
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly line: number;
  readonly end: number;
}

const NAME = /^Pith Number(?: record)?$/;
const SHORT = /^pith:[A-Z2-7]{8}$/;
const LONG = /^pith:\d{4}:[A-Z2-7]{26}$/;

const DATELINE = /^ar[xX]iv: ?\S{7,24}(?: v\d{1,2})? · \d{4}-\d{2}-\d{2}\b/;

/** `not attested not anchored not stored refs pending`, and the list that another extraction makes of it. */
const STATUS_WORDS =
  '(?:not |un)?(?:attested|anchored|stored)|refs (?:pending|resolved|partial)|author|timestamp|storage|references|protocol|content-addressed|pith receipt|schema [\\d.]+|(?:not )?author-attested|(?:not )?externally anchored|storage (?:not )?verified|references (?:not )?resolved';
const STATUS = new RegExp(`^(?:[-•*]|(?:[-•*] ?)?(?:${STATUS_WORDS})(?: (?:${STATUS_WORDS})){0,6})$`, 'i');

const HEADINGS: ReadonlySet<string> = new Set([
  'Add to your LaTeX paper',
  'Record completeness',
  'Record completeness checklist',
  'Claims',
  'References',
  'Formal links',
  'Cited by',
  'Inbound citations',
  'Receipt and verification',
  'Receipt',
  'Canonical hash',
  'Aliases',
  'Agent API',
  'Verify this Pith Number yourself',
  'Canonical record JSON',
]);

/** Headings that nothing but such a page has. */
const OWN_HEADINGS = /^(?:Add to your LaTeX paper|Record completeness(?: checklist)?)$/;

/** The pages in the lines: each has its id alone on a line, and a title below it that a part of such a page follows. */
export function findNumbers(lines: Lines): NumberParts[] {
  const ids = findIds(lines);
  return ids.flatMap((id, at) => partsAt(lines, id, ids[at - 1] ?? -1, ids[at + 1] ?? lines.length) ?? []);
}

/** The long id of each page, or the short one where no long one follows it. */
function findIds(lines: Lines): number[] {
  const ids: number[] = [];
  for (const [index, raw] of lines.texts.entries()) {
    if (raw.length > 120 || !raw.includes('pith:')) continue;
    const text = plainLine(raw.trim());
    if (LONG.test(text)) {
      const last = ids.at(-1);
      if (last !== undefined && filledBetween(lines, last, index) === 0 && SHORT.test(lines.at(last)))
        ids.pop();
      ids.push(index);
    } else if (SHORT.test(text)) ids.push(index);
  }
  return ids;
}

function partsAt(lines: Lines, id: number, floor: number, ceiling: number): NumberParts | undefined {
  const start = startAbove(lines, id, floor);
  let title = filledBelow(lines, id + 1, ceiling);
  while (title !== undefined && STATUS.test(plainLine(lines.at(title))))
    title = filledBelow(lines, title + 1, ceiling);
  if (title === undefined || isMark(plainLine(lines.at(title))) || lines.at(title).length > LONGEST_TITLE)
    return undefined;
  const below: number[] = [];
  let next = filledBelow(lines, title + 1, ceiling);
  while (next !== undefined && below.length < 4 && !isMark(plainLine(lines.at(next)))) {
    below.push(next);
    next = filledBelow(lines, next + 1, ceiling);
  }
  // A note may list ids: what follows the title must be of such a page, or nothing because it was cut.
  const top = plainLine(lines.at(start));
  const named = NAME.test(top) || SITE_LINE.test(top);
  const follows = next === undefined ? '' : plainLine(lines.at(next));
  const isDated = DATELINE.test(follows);
  if (!isDated && !OWN_HEADINGS.test(follows) && !(named && (next === undefined || isMark(follows))))
    return undefined;
  return {
    start,
    id,
    title,
    below,
    ...(isDated && { dateline: next! }),
    sections: next === undefined ? [] : sectionsOf(lines, next, ceiling),
  };
}

const LONGEST_TITLE = 600;

function isMark(text: string): boolean {
  return HEADINGS.has(text) || DATELINE.test(text);
}

/** Above the id stand its short form, the name of the page and the site's line, in this order upwards. */
function startAbove(lines: Lines, id: number, floor: number): number {
  let start = id;
  for (const pattern of [SHORT, NAME, SITE_LINE]) {
    let above = start - 1;
    while (above > floor && lines.at(above) === '') above--;
    if (above > floor && pattern.test(plainLine(lines.at(above)))) start = above;
  }
  return start;
}

function sectionsOf(lines: Lines, from: number, ceiling: number): Section[] {
  const found: { heading: string; line: number }[] = [];
  const seen = new Set<string>();
  for (let line = from; line < ceiling; line++) {
    if ((lines.texts[line] ?? '').length > 120) continue;
    const heading = plainLine(lines.at(line));
    if (!HEADINGS.has(heading) || seen.has(heading)) continue;
    seen.add(heading);
    found.push({ heading, line });
  }
  return found.map((section, at) => ({ ...section, end: found[at + 1]?.line ?? ceiling }));
}

function filledBelow(lines: Lines, from: number, end: number): number | undefined {
  for (let line = from; line < end; line++) if (holdsWords(lines.texts[line]!)) return line;
  return undefined;
}

function filledBetween(lines: Lines, after: number, before: number): number {
  let filled = 0;
  for (let line = after + 1; line < before && filled === 0; line++) if (lines.at(line) !== '') filled++;
  return filled;
}
