/** The line of a Pith page that gives id, version, date and categories, its parts between middle dots. */
import { parseDate } from '../../dates';
import { asIdentifier, findIdentifiers, identifierKey } from '../../identifiers';
import type { FieldPlaces, Identifier, PartialDate, Publication } from '../../model';
import type { Place } from '../../place';
import type { Lines } from '../text/lines';

export interface Dateline {
  readonly identifiers: readonly Identifier[];
  readonly version?: number;
  readonly date?: PartialDate;
  readonly categories: readonly string[];
  readonly publication?: Publication;
  readonly places: FieldPlaces;
}

/**
 * Reads `arxiv: 2606.11209 · v1 · pith:VD3RWGRInew · submitted 2026-04-23 · 💻 cs.CL · cs.AI· cs.LG` (a review)
 * or `arxiv:2312.08935 v3 · 2023-12-14 · cs.AI · cs.CL` (a Pith Number), any part of which may be missing.
 */
export function readDateline(lines: Lines, line: number): Dateline {
  const identifiers: Identifier[] = [];
  const categories: string[] = [];
  const places: { -readonly [Field in keyof FieldPlaces]: Place } = {};
  let version: number | undefined;
  let date: PartialDate | undefined;
  let publication: Publication | undefined;
  for (const { text, from } of tokensOf(lines.texts[line] ?? '')) {
    const at = (field: keyof FieldPlaces, start = 0, end = text.length) => {
      const { place } = lines.printed(line, from + start, from + end);
      places[field] = places[field] ? { ...places[field], endColumn: place.endColumn } : place;
    };
    const found = findIdentifiers(text)[0];
    const day = /^(?:submitted |published )?(\d{4}-\d{2}-\d{2})$/.exec(text)?.[1];
    const shown = /^v(\d{1,2})$|^ar[xX]iv:\S+ v(\d{1,2})$/.exec(text);
    const category = CATEGORY.exec(text);
    const venue = /^([^:]{2,60}): ?\S+$/.exec(text)?.[1];
    if (found && /^(?:ar[xX]iv|pith):/.test(text)) {
      identifiers.push(found.identifier);
      at('identifiers', found.start, found.end);
      version ??= found.version;
    } else if (venue !== undefined && from === startOf(lines, line) && !/^ar[xX]iv$/.test(venue)) {
      publication = publicationOf(venue);
      at('publication', 0, venue.length);
    }
    if (shown) version ??= Number(shown[1] ?? shown[2]);
    if (day !== undefined && !date) {
      date = parseDate(day);
      if (date) at('date', text.length - day.length);
    }
    if (category && from !== startOf(lines, line)) {
      categories.push(category[1]!);
      at('categories', text.length - category[1]!.length);
    }
  }
  return {
    identifiers,
    ...(version !== undefined && { version }),
    ...(date && { date }),
    categories,
    ...(publication && { publication }),
    places,
  };
}

/** An emblem of the archive may stand before it: `💻 cs.CL`. */
const CATEGORY = /^[^\p{L}\p{N}]{0,8}([a-z]{2,10}(?:-[a-z]{2,6})?(?:\.[A-Za-z]{2,9}(?:-[a-z]{2,9})?)?)$/u;

/** `MDPI Entropy` is a journal behind its publisher's name. */
function publicationOf(venue: string): Publication {
  const journal = /^MDPI (\S.*)$/.exec(venue)?.[1];
  return journal === undefined
    ? { 'container-title': venue }
    : { publisher: 'MDPI', 'container-title': journal };
}

function startOf(lines: Lines, line: number): number {
  const text = lines.texts[line] ?? '';
  return text.length - text.trimStart().length;
}

function tokensOf(text: string): { text: string; from: number }[] {
  const tokens: { text: string; from: number }[] = [];
  let at = 0;
  for (const part of text.slice(0, LONGEST_DATELINE).split('·')) {
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') tokens.push({ text: part.trim(), from: at + lead });
    at += part.length + 1;
  }
  return tokens;
}

const LONGEST_DATELINE = 600;

/** The ids that the address of a Pith page gives: `/paper/2505.14838`, `/paper/KZGX6Y72`, `/pith/<26 characters>`. */
export function identifiersOfAddress(url: string | undefined): Identifier[] {
  const path = /^https?:\/\/(?:www\.)?pith[\w.-]{0,40}\/(?:paper|p|ref\/arxiv|pith)\/([^?#\s]{4,60})/i.exec(
    url ?? '',
  )?.[1];
  if (path === undefined) return [];
  const bare = path.replace(/\/$|\/(?:bundle|state|graph)\.json$|\.json$/, '');
  const found = asIdentifier(`pith:${bare}`) ?? asIdentifier(`arxiv:${bare}`);
  return found ? [found.identifier] : [];
}

/** The identifiers, and those of the second list in whose scheme the first has none. */
export function withIdentifiers(
  own: readonly Identifier[],
  more: readonly Identifier[],
): readonly Identifier[] {
  return [...own, ...more.filter(({ scheme }) => !own.some((one) => one.scheme === scheme))];
}

/** Each identifier once, the first form of it that was found: the long form of a Pith id stands first. */
export function uniqueIdentifiers(found: readonly Identifier[]): Identifier[] {
  const byKey = new Map<string, Identifier>();
  for (const identifier of found) {
    const key = identifierKey(identifier);
    if (!byKey.has(key)) byKey.set(key, identifier);
  }
  return [...byKey.values()];
}
