/** Which pinned key belongs to which work. */
import { identifierKey } from '../identifiers';
import type { PaperRecord } from '../model';
import { factsOf } from './accounts';
import { readSide, type Side, YEARS_APART } from './evidence';
import type { MergedWork } from './merge';
import { authorsAgree } from './people';
import type { Pin } from './pins';
import { placeKey, recordTitleKey } from './record-keys';
import { likeness, sameNumbers } from './title-guards';

export { placeKey };

/** How alike two titles must be for a corrected one, from 0 to 1: pairs of letters they share (Dice). */
const ALIKE = 0.7;

/** What names a paper; the others tell of it. */
export const PIN_NAME = /^(?!(?:authors|year):)/;

/** The pin of a work, and the keys by which it is known besides. */
export interface MatchedPin {
  readonly pin: Pin;
  readonly aliases: readonly string[];
}

/**
 * The pin of each work that has one: all that go by an identifier first, then by title where no identifier
 * contradicts. A pin left over may be that of a page whose title was corrected: then the page stands where it
 * stood and the title is nearly the same. Both are asked for, since in that line another paper may stand now.
 */
export function matchPins(works: readonly MergedWork[], pins: readonly Pin[]): Map<MergedWork, MatchedPin> {
  const matched = new Map<MergedWork, MatchedPin>();
  if (pins.length === 0) return matched;
  const byName = new Map<string, Pin[]>();
  for (const pin of pins) {
    for (const key of pin.paper) {
      if (!PIN_NAME.test(key)) continue;
      const known = byName.get(key);
      if (known) known.push(pin);
      else byName.set(key, [pin]);
    }
  }
  const used = new Set<Pin>();
  const free = (keys: readonly string[]) => {
    const known = new Set(keys.flatMap((key) => byName.get(key) ?? []));
    return [...known].filter((pin) => !used.has(pin));
  };
  const give = (work: MergedWork, found: readonly Pin[]) => {
    const [pin, ...others] = found;
    if (!pin) return;
    // Two papers that turned out to be one: the second key goes on leading to it.
    const more = others.map(({ citekey }) => citekey);
    const formerly = found.flatMap((each) => each.formerly ?? []);
    matched.set(work, { pin, aliases: [...new Set([...more, ...formerly])] });
    for (const each of found) used.add(each);
  };
  for (const work of works) give(work, free(idsOf(work)));
  for (const work of works) {
    if (matched.has(work)) continue;
    const titles = titlesOf(work);
    // Two works may share a pinned title; the key can only be one's.
    give(
      work,
      free(titles)
        .filter((pin) => !contradicts(work, pin) && !isFar(work, sideOf(pin)))
        .slice(0, 1),
    );
  }
  if (used.size === pins.length) return matched;
  for (const work of works) {
    if (matched.has(work)) continue;
    const near = free(pagesOf(work)).filter((pin) => !contradicts(work, pin) && standsThere(work, pin));
    give(work, near.slice(0, 1));
  }
  return matched;
}

/** Whether this is a name by which a pin may be found to be the work's. */
export function isNamedBy(work: MergedWork, name: string): boolean {
  if (name.startsWith('title:')) return titlesOf(work).includes(name);
  return idsOf(work).includes(name) || pagesOf(work).includes(name);
}

function idsOf({ identifiers }: MergedWork): string[] {
  return identifiers.map(identifierKey);
}

function titlesOf({ records }: MergedWork): string[] {
  return records.filter(isTelling).map((record) => `title:${recordTitleKey(record)}`);
}

/** Many papers are called "Editorial". */
function isTelling(record: PaperRecord): boolean {
  return factsOf(record).title !== '' && factsOf(record).guard.tells === 'much';
}

/** A look-up's line names nothing: it moves whenever another is added. */
function pagesOf({ records }: MergedWork): string[] {
  return records.filter(({ accepted }) => !accepted).map(placeKey);
}

const sides = new WeakMap<Pin, Side>();

function sideOf(pin: Pin): Side {
  let side = sides.get(pin);
  if (!side) {
    side = readSide(pin.paper);
    sides.set(pin, side);
  }
  return side;
}

/** The pin names other identifiers than the work, or other authors. */
function contradicts(work: MergedWork, pin: Pin): boolean {
  const own = new Set(work.identifiers.map(identifierKey));
  const named = sideOf(pin);
  if (own.size > 0 && named.ids.size > 0 && !pin.paper.some((key) => own.has(key))) return true;
  const isOther = work.identifiers.some(({ scheme }) => {
    const others = pin.paper.filter((key) => key.startsWith(`${scheme}:`));
    return others.length > 0 && !others.some((key) => own.has(key));
  });
  return isOther || areStrangers(work, named);
}

function areStrangers({ records }: MergedWork, { authors }: Side): boolean {
  const agreements = records.flatMap((record) =>
    authors.map((list) => authorsAgree(list, factsOf(record).authors)),
  );
  return agreements.includes(false) && !agreements.includes(true);
}

function isFar({ records }: MergedWork, { years }: Side): boolean {
  const gaps = records
    .map((record) => factsOf(record).year)
    .filter((year) => year !== undefined)
    .flatMap((year) => years.map((each) => Math.abs(each - year)));
  return gaps.length > 0 && Math.min(...gaps) > YEARS_APART;
}

/** Whether the page in that place is the pin's: the same title, whatever its year was mended to, or most of it. */
function standsThere(work: MergedWork, pin: Pin): boolean {
  const before = pin.paper.filter((key) => key.startsWith('title:')).map((key) => key.slice('title:'.length));
  const now = work.records.map(recordTitleKey);
  if (now.some((title) => before.includes(title))) return true;
  const isAlike = (title: string, other: string) =>
    likeness(other, title) >= ALIKE && sameNumbers(other, title);
  return !isFar(work, sideOf(pin)) && now.some((title) => before.some((other) => isAlike(title, other)));
}
