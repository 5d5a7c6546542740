/** The line of id and counts on Scholar Feed's page of a paper, however far its parts were pulled apart. */
import type { MachineText, Printed } from '../../model';
import type { Place } from '../../place';
import type { Lines } from '../text/lines';
import { bareLine, bareText } from '../text/printed-parts';

/** What stands between the title and "AI Analysis"; a part that the page lacks, or glues so that none can tell it, is missing. */
export interface Counts {
  /** The line behind all of them. */
  readonly end: number;
  readonly id?: Printed;
  readonly version?: number;
  readonly citations?: { readonly count: number; readonly place: Place };
  readonly venue?: Printed;
  readonly originality?: MachineText;
}

const ID = /arXiv:\s?(?:[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})/;
/** Behind the id: `v120 citations`, `v1 20 citations`, `v1 · 1,204 citations`. */
const CITED = /^(?:v(\d{1,6}(?:,\d{3})?))?(?:[\s·|•]{1,5}(\d{1,3}(?:,\d{3})*|\d{1,7}))?\s?citations?/;
const HINDEX = /h-index:\s?\d{1,3}(?!\d)/;
const MOST = 16;

/**
 * Reads from the line of the id, or of the originality where the id is missing, to "AI Analysis". The version
 * that the address gives, if any, says where the digits behind the id part.
 */
export function readCounts(lines: Lines, mark: number, version?: number): Counts {
  let counts: Counts = { end: mark };
  let awaitsVenue = false;
  for (let index = mark; index < Math.min(lines.length, mark + MOST); index++) {
    const text = bareText(lines, index);
    if (text === '') continue;
    const originality = originalityAt(lines, index);
    if (/^AI Analysis$/.test(text) || (text.length > 120 && index !== mark)) break;
    if (originality) counts = { ...counts, originality };
    else if (index === mark) counts = { ...counts, ...readId(lines, index, version) };
    else {
      const alone = /^(\d{1,3}(?:,\d{3})*|\d{1,7}) citations?\b/.exec(text);
      if (alone)
        counts = {
          ...counts,
          citations: countAt(lines, index, lines.texts[index]!.indexOf(alone[1]!), alone[1]!),
        };
    }
    const venue = venueAt(lines, index, awaitsVenue && !originality);
    if (venue) counts = { ...counts, venue };
    awaitsVenue = HINDEX.test(text) && !venue;
    counts = { ...counts, end: index + 1 };
    // The value of a label that stands alone is on the next line.
    if (originality && /^Originality:?$/.test(text)) index = originality.text.place.line - lines.first;
    counts = { ...counts, end: index + 1 };
  }
  return counts;
}

function readId(lines: Lines, line: number, addressed: number | undefined): Partial<Counts> {
  const raw = lines.texts[line]!;
  const match = ID.exec(raw.slice(0, 80));
  if (!match) return {};
  const end = match.index + match[0].length;
  const behind = raw.slice(end);
  const cited = CITED.exec(behind.slice(0, 60));
  const id = lines.printed(line, match.index, end);
  if (!cited) {
    const version = /^v(\d{1,2})(?!\d)/.exec(behind)?.[1];
    return { id, ...(version !== undefined && { version: Number(version) }) };
  }
  const [, glued, apart] = cited;
  const known =
    glued !== undefined && apart === undefined
      ? splitVersion(glued, addressed)
      : { version: glued, count: apart };
  const at =
    known.count === undefined
      ? -1
      : end + behind.indexOf(known.count, known.version === undefined ? 0 : 1 + known.version.length);
  return {
    id,
    ...(known.version !== undefined && { version: Number(known.version) }),
    ...(known.count !== undefined && { citations: countAt(lines, line, at, known.count) }),
  };
}

/**
 * `v120 citations` is version 1 with 20 citations: few papers reach a tenth version, and a count starts with
 * no nought. `v5 citations` says neither.
 */
function splitVersion(digits: string, addressed: number | undefined): { version?: string; count?: string } {
  for (const length of addressed === undefined ? [1, 2] : [String(addressed).length]) {
    const count = digits.slice(length);
    if (/^(?:0|[1-9]\d{0,5}|[1-9]\d{0,2}(?:,\d{3})+)$/.test(count))
      return { version: digits.slice(0, length), count };
  }
  return {};
}

function countAt(lines: Lines, line: number, column: number, digits: string) {
  return {
    count: Number(digits.replaceAll(',', '')),
    place: lines.printed(line, column, column + digits.length).place,
  };
}

/** Glued behind the h-index, or alone on the line below it. */
function venueAt(lines: Lines, line: number, alone: boolean): Printed | undefined {
  const raw = lines.texts[line]!;
  const index = HINDEX.exec(raw.slice(0, 300));
  const venue = index
    ? lines.printed(
        line,
        index.index + index[0].length + /^[\s·|•]*/.exec(raw.slice(index.index + index[0].length))![0].length,
      )
    : alone
      ? bareLine(lines, line)
      : undefined;
  const isVenue =
    venue && /^\p{Lu}/u.test(venue.text) && venue.text.length <= 120 && !NO_VENUE.test(venue.text);
  return isVenue ? venue : undefined;
}

const NO_VENUE =
  /^(?:arXiv|Code|PDF|HTML|View|Open|Read|Share|Save|Has |AI Analysis|Originality|Abstract|Foundations)/i;

/** A machine's judgement: `Originality Incremental advance`. */
function originalityAt(lines: Lines, line: number): MachineText | undefined {
  const raw = lines.texts[line]!;
  const label = /^[#*_\s]{0,6}Originality[:*_\s]{0,4}/.exec(raw);
  if (!label) return undefined;
  const value = lines.printed(line, label[0].length);
  if (value.text !== '') return { label: 'Originality', text: value };
  for (let below = line + 1; below < line + 3; below++) {
    const next = bareLine(lines, below);
    if (next.text !== '')
      return /^AI Analysis$/.test(next.text) || next.text.length > 60
        ? undefined
        : { label: 'Originality', text: next };
  }
  return undefined;
}
