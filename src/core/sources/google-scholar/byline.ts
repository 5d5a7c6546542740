/**
 * Google Scholar's line below a title: `A Vaswani, N Shazeer… - Advances in neural …, 2017 - neurips.cc`. In some
 * extractions title, names and the words behind are glued to it.
 */
import { isName } from '../text/glued-authors';

export interface Byline {
  /** Where the first name starts in the line; what stands before it is the title, glued on. */
  readonly namesStart: number;
  readonly namesEnd: number;
  readonly names: readonly string[];
  /** False when the list ends in `…`. */
  readonly complete: boolean;
  /** Left out where it is shortened. */
  readonly venue?: string;
  readonly venueStart: number;
  readonly venueEnd: number;
  readonly year?: number;
  /** A host stands behind the year, so nothing of the line is missing. */
  readonly whole: boolean;
}

/** A line whose title and first name touch so that both can be read in two ways. */
export interface Unparted {
  readonly unparted: true;
}

const YEAR = String.raw`(?:1[6-9]\d\d|20[0-4]\d)`;

/** Behind ` - `: an optional venue, the year, and then the host, the end, or the links of the entry. */
const BEHIND = new RegExp(
  String.raw`^(?:(.{1,200}?),\s)?(${YEAR})(?:\s{1,3}-\s{1,3}(?=\S)|\s{0,4}$|(?=\s{0,4}(?:☆|Save|Cite|Related|Import)))`,
);

const LONGEST = 4_000;

/** The byline in a line, told by its names, its dashes and its year; undefined when the line has none. */
export function findByline(line: string): Byline | Unparted | undefined {
  if (line.length > LONGEST || line.length < 8) return undefined;
  for (const dash of line.matchAll(/\s{1,3}-\s{1,3}/g)) {
    const behind = dash.index + dash[0].length;
    const match = BEHIND.exec(line.slice(behind, behind + 260));
    if (!match) continue;
    const head = namesBefore(line.slice(0, dash.index));
    if (!head) continue;
    if ('unparted' in head) return head;
    const venue = match[1]?.trim();
    return {
      ...head,
      namesEnd: dash.index,
      ...(venue !== undefined && !/[…]|\.{3}/.test(venue) && { venue }),
      venueStart: behind,
      venueEnd: behind + (match[1] === undefined ? 0 : match[1].length + 2) + 4,
      year: Number(match[2]),
      whole: /-\s{1,3}$/.test(match[0]),
    };
  }
  return undefined;
}

const PARTICLE = `(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|zu|af|al|el|bin|ibn) ){0,3}`;
const WORD = String.raw`(?:[DOd]['’])?\p{Lu}[\p{Ll}\p{M}'’‐-]{1,30}(?:\p{Lu}\p{Ll}{1,20})?`;
const NAME = new RegExp(String.raw`^(\p{Lu}{1,4}(?:-\p{Lu})?) ${PARTICLE}${WORD}(?: ${WORD}){0,2}$`, 'u');

function namesBefore(
  text: string,
):
  | { readonly namesStart: number; readonly names: string[]; readonly complete: boolean }
  | Unparted
  | undefined {
  const complete = !/(?:…|\.{3})\s{0,3}$/.test(text);
  const list = text.replace(/\s{0,3}(?:…|\.{3})\s{0,3}$/, '');
  const names: string[] = [];
  let end = list.length;
  while (end > 0) {
    const comma = list.lastIndexOf(', ', end - 1);
    const segment = list.slice(comma < 0 ? 0 : comma + 2, end);
    if (!isShortName(segment.trim())) return glued(list, comma < 0 ? 0 : comma + 2, segment, names, complete);
    names.unshift(segment.trim());
    if (comma < 0) {
      // A list that fills the line: the title stands above.
      return { namesStart: list.length - list.trimStart().length, names, complete };
    }
    end = comma;
  }
  return undefined;
}

/** `A Vaswani`, `AN Gomez`, `L van der Maaten`. */
function isShortName(text: string): boolean {
  return NAME.test(text) && isName(text);
}

/**
 * The last part of a title with the first name behind it: `… is all you needA Vaswani`. Only a capital behind a
 * small letter, a figure or a mark shows the seam; `in NLPA Vaswani` can be read in several ways.
 */
function glued(
  list: string,
  offset: number,
  segment: string,
  others: readonly string[],
  complete: boolean,
):
  | { readonly namesStart: number; readonly names: string[]; readonly complete: boolean }
  | Unparted
  | undefined {
  const tail = segment.slice(-60);
  const base = segment.length - tail.length;
  for (let at = 1; at < tail.length; at++) {
    if (!/\p{Lu}/u.test(tail[at]!) || !isShortName(tail.slice(at))) continue;
    const before = tail[at - 1]!;
    // `in NLPA Vaswani`, `Part A Lee`
    if (/[\p{Lu}\s([{/‐-]/u.test(before)) return offset + base + at > 3 ? { unparted: true } : undefined;
    const initials = /^\p{Lu}+/u.exec(tail.slice(at))![0].length;
    const word = /\S*$/.exec(tail.slice(0, at))![0];
    // `DeepFMH Guo`, `SegViTB Zhang`: a capital may belong to the title's last word.
    if (initials > 2 || (initials === 2 && /\p{Ll}\p{Lu}/u.test(word))) return { unparted: true };
    const start = offset + base + at;
    return {
      namesStart: start,
      names: [list.slice(start, offset + segment.length).trim(), ...others],
      complete,
    };
  }
  return others.length > 0 && /\p{Lu}\S{0,3} \p{Lu}/u.test(tail) ? { unparted: true } : undefined;
}
