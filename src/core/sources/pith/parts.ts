/** Where a Pith citing-papers page starts, and which of its lines are which part. */
import type { Lines } from '../text/lines';
import { filledAbove } from '../text/printed-parts';
import {
  COUNT,
  EXPLORER,
  FACETS,
  HUB,
  labelAtEnd,
  plainLine,
  REPRESENTATIVE,
  SECTIONS,
  SITE_LINE,
  STATUS,
} from './labels';

/** Lines from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface PithParts {
  /** The one-line summary of a citer that an extraction put above the page's own title. */
  readonly lead?: number;
  readonly hub?: number;
  readonly title: number;
  /** The first line that says how the work is cited. */
  readonly status: number;
  /** What the page says between the title and its first section: status and count block. */
  readonly says: Stretch;
  readonly abstract?: Stretch;
  readonly facets: Stretch;
  readonly representative?: Stretch;
  readonly explorer?: Stretch;
  readonly filtered: boolean;
}

export function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  const anchors = findAnchors(lines);
  for (const [at, anchor] of anchors.entries()) {
    const end = anchors[at + 1] ?? lines.length;
    // A note may quote the line of status; only a page has its labels below.
    if (!hasLabel(lines, anchor, end)) continue;
    const start = startAbove(lines, anchor, end, (anchors[at - 1] ?? -1) + 1);
    if (start !== undefined) starts.push(start);
  }
  return starts;
}

/** The parts of the page that fills `lines`, or undefined where no line of status has a title above it. */
export function partsOf(lines: Lines): PithParts | undefined {
  const [status] = findAnchors(lines);
  if (status === undefined) return undefined;
  const title = filledAbove(lines, status);
  if (title === undefined) return undefined;
  const above = filledAbove(lines, title);
  const hub = above !== undefined && HUB.test(plainLine(lines.at(above))) ? above : undefined;
  const lead = hub === undefined ? above : filledAbove(lines, hub);
  const labels = findLabels(lines, status);
  const line = (label: string) => labels.find((found) => found.label === label)?.line;
  const behind = (label: string): Stretch | undefined => {
    const at = line(label);
    if (at === undefined) return undefined;
    return { start: at + 1, end: labels.find((found) => found.line > at)?.line ?? lines.length };
  };
  const abstract = behind('abstract');
  const representative = behind(REPRESENTATIVE);
  const explorerLine = line(EXPLORER);
  const explorer = explorerLine === undefined ? undefined : { start: explorerLine + 1, end: lines.length };
  const facetsEnd = line(REPRESENTATIVE) ?? explorerLine ?? lines.length - 1;
  return {
    ...(lead !== undefined && !SITE_LINE.test(plainLine(lines.at(lead))) && { lead }),
    ...(hub !== undefined && { hub }),
    title,
    status,
    says: { start: status, end: labels[0]?.line ?? lines.length },
    ...(abstract && { abstract }),
    facets: { start: abstract?.end ?? status + 1, end: facetsEnd + 1 },
    ...(representative && { representative }),
    ...(explorer && { explorer }),
    filtered: line('clear filters') !== undefined,
  };
}

/** Whether two are one summary; an extraction may cut either at some 300 characters. */
function sameSummary(a: string, b: string): boolean {
  const one = withoutEllipsis(a);
  const other = withoutEllipsis(b);
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length >= TELLING_PREFIX && long.startsWith(short));
}

const TELLING_PREFIX = 40;

/** Whether a summary is among those given, cut or whole. Only what begins alike is compared. */
export function summariesAlike(given: Iterable<string>): (summary: string) => boolean {
  const byPrefix = new Map<string, string[]>();
  for (const summary of given) {
    const prefix = withoutEllipsis(summary).slice(0, TELLING_PREFIX);
    byPrefix.set(prefix, [...(byPrefix.get(prefix)?.slice(0, MOST_ALIKE) ?? []), summary]);
  }
  return (summary) => {
    const alike = byPrefix.get(withoutEllipsis(summary).slice(0, TELLING_PREFIX)) ?? [];
    return alike.some((other) => sameSummary(summary, other));
  };
}

/** So many summaries of one page do not begin with the same 40 characters. */
const MOST_ALIKE = 20;

function withoutEllipsis(text: string): string {
  const dots = text.endsWith('…') ? 1 : text.endsWith('...') ? 3 : 0;
  return text.slice(0, text.length - dots).trim();
}

/** Lines of status, and counts that no line of status stands above. */
function findAnchors(lines: Lines): number[] {
  const anchors: number[] = [];
  for (const [index, raw] of lines.texts.entries()) {
    // The words that both kinds of anchor have, before any trimming of long lines.
    if (!raw.includes('cit') || !(raw.includes('Pith') || raw.includes('Mixed'))) continue;
    const text = plainLine(raw.slice(0, 400).trim());
    if (STATUS.test(text)) anchors.push(index);
    else if (COUNT.test(text)) {
      const top = COUNT.exec(text)![1] === undefined ? numberAbove(lines, index) : index;
      const last = anchors.at(-1);
      if (top !== undefined && !(last !== undefined && filledBetween(lines, last, top) < 4))
        anchors.push(top);
    }
  }
  return anchors;
}

function hasLabel(lines: Lines, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const text = plainLine(lines.at(index));
    if (SECTIONS.has(text) || FACETS.has(text)) return true;
  }
  return false;
}

function startAbove(lines: Lines, anchor: number, end: number, floor: number): number | undefined {
  const title = filledAbove(lines, anchor, floor);
  if (title === undefined || SITE_LINE.test(lines.at(title)) || HUB.test(plainLine(lines.at(title))))
    return undefined;
  let start = title;
  let above = filledAbove(lines, start, floor);
  if (above !== undefined && HUB.test(plainLine(lines.at(above)))) {
    start = above;
    above = filledAbove(lines, start, floor);
  }
  if (above === undefined) return start;
  if (SITE_LINE.test(plainLine(lines.at(above)))) return above;
  return isLead(lines, above, anchor, end) ? above : start;
}

/** The lead is some citer's summary, word for word: whatever else stands above the title is not of the page. */
function isLead(lines: Lines, index: number, anchor: number, end: number): boolean {
  const lead = lines.at(index);
  for (let line = anchor + 1; line < end; line++) if (sameSummary(lead, lines.at(line))) return true;
  return false;
}

function findLabels(lines: Lines, start: number): { line: number; label: string }[] {
  const found: { line: number; label: string }[] = [];
  for (let index = start; index < lines.length; index++) {
    const text = plainLine(lines.at(index));
    const alone = SECTIONS.has(text) || FACETS.has(text);
    // Prose of an abstract may end like a glued facet ("… 4bit"), so there a label must stand alone.
    const label = alone ? text : found.at(-1)?.label === 'abstract' ? undefined : labelAtEnd(text)?.label;
    if (label === undefined) continue;
    found.push({ line: index, label });
    // Titles and summaries follow, which may be any words.
    if (label === EXPLORER) break;
    if (label === REPRESENTATIVE) {
      for (let line = index + 1; line < lines.length; line++) {
        if (plainLine(lines.at(line)) === EXPLORER) {
          found.push({ line, label: EXPLORER });
          break;
        }
      }
      break;
    }
  }
  return found;
}

/** The line above the words of a count, which its number may fill. */
function numberAbove(lines: Lines, below: number): number | undefined {
  for (let index = below - 1; index >= 0; index--) if (lines.at(index) !== '') return index;
  return undefined;
}

function filledBetween(lines: Lines, after: number, before: number): number {
  let filled = 0;
  for (let index = after + 1; index < before && filled < 4; index++) if (lines.at(index) !== '') filled++;
  return filled;
}
