/** Where a Pith review starts, and which lines above "Pith reviewed …" are its title, authors and dateline. */
import { headerAbove } from '../text/header';
import type { Lines } from '../text/lines';
import { holdsWords } from '../text/words';
import { readNames } from './authors';
import { plainLine } from './labels';
import {
  ABSTRACT,
  ASIDE,
  DATELINE,
  isHeading,
  LEAN,
  MACHINE_PARTS,
  PITH,
  RECOGNITION,
  REVIEWED,
  SITE_LINE,
} from './review-labels';

export interface ReviewHead {
  /** The first line of the page. */
  readonly start: number;
  readonly title: { readonly line: number; readonly from: number };
  readonly authors?: number;
  readonly dateline?: number;
  /** "Pith reviewed …", or "The pith" where that is lost. */
  readonly anchor: number;
}

/** The reviews in the lines: each has a title above its anchor, and parts of a review below or a dateline above. */
export function findReviews(lines: Lines): ReviewHead[] {
  const found: ReviewHead[] = [];
  let floor = 0;
  for (const { line, parts } of findAnchors(lines)) {
    const head = headAbove(lines, line, floor);
    floor = line + 1;
    if (!head) continue;
    const enough = REVIEWED.test(plainLine(lines.at(line))) ? 1 : 3;
    if (head.dateline !== undefined || parts >= enough) found.push(head);
  }
  return found;
}

interface Anchor {
  readonly line: number;
  /** How many parts of a review stand below it. */
  parts: number;
}

function findAnchors(lines: Lines): Anchor[] {
  const anchors: Anchor[] = [];
  // Whether the last anchor has its "The pith" already, so that another one starts a page.
  let hasPith = true;
  for (const [index, raw] of lines.texts.entries()) {
    if (raw.length > 200 || raw.length < 8) continue;
    const text = plainLine(raw.trim());
    const isPith = text === PITH;
    if (REVIEWED.test(text) || (isPith && hasPith)) {
      anchors.push({ line: index, parts: isPith ? 1 : 0 });
      hasPith = isPith;
    } else if (isPith || text === ABSTRACT || MACHINE_PARTS.has(text)) {
      const last = anchors.at(-1);
      if (last) last.parts++;
      hasPith ||= isPith;
    }
  }
  return anchors;
}

interface Mark {
  readonly line: number;
  /** Where what is glued behind the mark starts. */
  readonly rest?: number;
  readonly dateline?: true;
}

function headAbove(lines: Lines, anchor: number, floor: number): ReviewHead | undefined {
  const free: number[] = [];
  let mark: Mark | undefined;
  for (let index = anchor - 1; index >= floor && free.length < 3; index--) {
    const text = plainLine(lines.at(index));
    if (text === '' || ASIDE.test(text)) continue;
    mark = markAt(lines, index);
    if (mark || isHeading(text) || isAddress(lines, index)) break;
    if (!holdsWords(text)) continue;
    free.push(index);
  }
  const title = titleOf(lines, free, mark);
  if (!title || lines.at(title.line).length > LONGEST_TITLE) return undefined;
  const above = marksAbove(lines, mark, floor);
  return {
    start: above.start ?? title.line,
    title: { line: title.line, from: title.from },
    ...(title.authors !== undefined && { authors: title.authors }),
    ...(above.dateline !== undefined && { dateline: above.dateline }),
    anchor,
  };
}

function isAddress(lines: Lines, line: number): boolean {
  const text = lines.at(line);
  return (text.includes('://') || text === '---') && headerAbove(lines, line + 1).url !== undefined;
}

const LONGEST_TITLE = 600;

interface Title {
  readonly line: number;
  readonly from: number;
  readonly authors?: number;
}

/** `free` are the lines between mark and anchor that are neither, the lowest first. */
function titleOf(lines: Lines, free: readonly number[], mark: Mark | undefined): Title | undefined {
  const [lower, upper] = free;
  if (mark?.rest !== undefined) {
    const authors = lower !== undefined && readNames(lines.at(lower)) ? { authors: lower } : {};
    return { line: mark.line, from: mark.rest, ...authors };
  }
  if (lower === undefined) return undefined;
  const names = upper === undefined ? undefined : readNames(lines.at(lower));
  // Below a mark the title comes first. Elsewhere one name may be a title too (`Layer Normalization`).
  const isBelow = mark ? free.length === 2 : names !== undefined && names.authors.length > 1;
  if (upper === undefined || !isBelow || lines.at(upper).startsWith(lines.at(lower)))
    return { line: lower, from: afterHash(lines, lower) };
  return { line: upper, from: afterHash(lines, upper), ...(names && { authors: lower }) };
}

function afterHash(lines: Lines, line: number): number {
  return /^\s{0,8}#{1,6}\s/.exec(lines.texts[line] ?? '')?.[0].length ?? 0;
}

function markAt(lines: Lines, line: number): Mark | undefined {
  const raw = lines.texts[line] ?? '';
  const text = plainLine(raw.slice(0, 1000).trim());
  if (DATELINE.test(text)) return { line, dateline: true };
  if (SITE_LINE.test(text)) return { line };
  const recognition = RECOGNITION.exec(text)?.[1];
  const rest =
    recognition === undefined ? LEAN.exec(text)?.[1] : (LEAN.exec(recognition)?.[1] ?? recognition);
  if (rest === undefined) return undefined;
  return rest.trim() === '' ? { line } : { line, rest: raw.trimEnd().length - rest.trim().length };
}

/** From the mark upwards: the top of the page, and its dateline. */
function marksAbove(
  lines: Lines,
  mark: Mark | undefined,
  floor: number,
): { start?: number; dateline?: number } {
  if (!mark) return {};
  let start = mark.line;
  let dateline = mark.dateline ? mark.line : undefined;
  for (
    let index = mark.line - 1;
    index >= floor && SITE_LINE.test(plainLine(lines.at(start))) === false;
    index--
  ) {
    if (!holdsWords(lines.at(index))) continue;
    const next = markAt(lines, index);
    if (!next || next.rest !== undefined) break;
    start = index;
    if (next.dateline) dateline ??= index;
  }
  return { start, ...(dateline !== undefined && { dateline }) };
}
