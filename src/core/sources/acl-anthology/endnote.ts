/**
 * A dump that kept only the exports of an Anthology page: BibTeX, MODS and EndNote of one paper below each other.
 * EndNote's lines (`%T`, `%A`) are the ones that nothing can be mistaken in.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, Printed } from '../../model';
import { parseName } from '../../names';
import type { Place } from '../../place';
import { hull } from '../../place';
import type { Lines } from '../text/lines';

const MOST_LINES = 400;

/** The lines of an EndNote record that belongs to the Anthology, from its `%0` on; undefined when there is none. */
export function endnoteAt(
  lines: Lines,
  start: number,
): { readonly end: number; readonly url: string } | undefined {
  if (!/^%0\s/.test(lines.at(start))) return undefined;
  let url: string | undefined;
  let isPaper = false;
  let line = start + 1;
  for (; line < Math.min(lines.length, start + MOST_LINES); line++) {
    const tag = /^%([0-9A-Z@])\s(.{0,600})/.exec(lines.at(line));
    if (!tag || tag[1] === '0') break;
    if (tag[1] === 'T') isPaper = true;
    if (
      tag[1] === 'U' &&
      /^https?:\/\/(?:www\.)?(?:aclanthology\.org|aclweb\.org\/anthology)\//.test(tag[2]!)
    )
      url = tag[2]!;
  }
  return isPaper && url !== undefined ? { end: line, url } : undefined;
}

/** Where the exports start of which the EndNote record is the last: its BibTeX entry, if one stands above. */
export function exportsStart(lines: Lines, endnote: number, floor: number): number {
  let mods: number | undefined;
  for (let line = endnote - 1; line >= Math.max(floor, endnote - MOST_LINES); line--) {
    const text = lines.at(line);
    if (/^%[0-9A-Z]\s/.test(text)) break;
    if (/^@[a-z]{4,20}\{/.test(text)) return line;
    if (/^<\?xml\s|^<modsCollection\b/.test(text)) mods = line;
  }
  return mods ?? endnote;
}

/** The record that the tagged lines give. */
export function readEndnote(
  lines: Lines,
  source: string,
  start: number,
  end: number,
): PaperRecord | undefined {
  const tags = new Map<string, Printed[]>();
  for (let line = start; line < end; line++) {
    const raw = lines.texts[line] ?? '';
    const tag = /^\s{0,20}%([0-9A-Z@])\s/.exec(raw);
    if (!tag) continue;
    const value = lines.printed(line, tag[0].length);
    const before = tags.get(tag[1]!);
    if (before) before.push(value);
    else tags.set(tag[1]!, [value]);
  }
  const title = tags.get('T')?.[0];
  if (!title || title.text === '') return undefined;
  const one = (tag: string) => tags.get(tag)?.[0]?.text;
  const container = one('B') ?? one('S') ?? one('J');
  const isArticle = one('0') === 'Journal Article';
  const month = one('8');
  const date = (month && parseDate(`${month} ${one('D') ?? ''}`)) || parseDate(one('D') ?? '');
  const abstract = tags.get('X')?.[0];
  return {
    source,
    place: lines.place(0, end),
    part: 'page',
    title,
    authors: (tags.get('A') ?? []).map(({ text }) => parseName(text)),
    authorsComplete: tags.has('A'),
    ...(date && { date }),
    identifiers: identifiersOf([...(tags.get('R') ?? []), ...(tags.get('U') ?? [])]),
    categories: [],
    ...(abstract && abstract.text !== '' && { abstract }),
    publication: {
      type: isArticle ? 'article-journal' : 'paper-conference',
      ...(container !== undefined && { 'container-title': container }),
      ...(one('V') !== undefined && { volume: one('V')! }),
      ...(one('N') !== undefined && { issue: one('N')! }),
      ...(one('P') !== undefined && { page: one('P')! }),
      ...(one('I') !== undefined && { publisher: one('I')! }),
    },
    places: placesOf(tags),
  };
}

function identifiersOf(values: readonly Printed[]): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const { text } of values)
    for (const { identifier } of findIdentifiers(text))
      if (identifier.scheme === 'acl' || identifier.scheme === 'doi')
        found.set(`${identifier.scheme} ${identifier.value}`, identifier);
  return [...found.values()];
}

function placesOf(tags: ReadonlyMap<string, readonly Printed[]>): FieldPlaces {
  const over = (...names: string[]): Place | undefined =>
    names
      .flatMap((name) => tags.get(name) ?? [])
      .map(({ place }) => place)
      .reduce<Place | undefined>((all, place) => (all ? hull(all, place) : place), undefined);
  const authors = over('A');
  const date = over('D', '8');
  const identifiers = over('R', 'U');
  const publication = over('S', 'B', 'J', 'I', 'P', 'V', 'N');
  return {
    ...(authors && { authors }),
    ...(date && { date }),
    ...(identifiers && { identifiers }),
    ...(publication && { publication }),
  };
}
