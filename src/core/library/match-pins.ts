/** Which pinned key belongs to which work. */
import { identifierKey } from '../identifiers';
import type { PaperRecord } from '../model';
import type { MergedWork } from './merge';
import type { Pin } from './pins';
import { identityKeys, placeKey, recordTitleKey } from './record-keys';

export { placeKey };

/** Of how many pages a pin remembers the place. */
export const PLACES_KEPT = 3;

/** How alike two titles must be for a corrected one, from 0 to 1: pairs of letters they share (Dice). */
const ALIKE = 0.7;

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
  for (const pin of pins) for (const key of pin.paper) byName.set(key, [...(byName.get(key) ?? []), pin]);
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
  for (const work of works) give(work, free(work.identifiers.map(identifierKey)));
  for (const work of works) {
    if (matched.has(work)) continue;
    const titles = work.records.flatMap(identityKeys).filter((key) => key.startsWith('title:'));
    // Two works may share a pinned title; the key can only be one's.
    give(
      work,
      free(titles)
        .filter((pin) => !contradicts(work, pin))
        .slice(0, 1),
    );
  }
  if (used.size === pins.length) return matched;
  for (const work of works) {
    if (matched.has(work)) continue;
    const near = free(work.records.map(placeKey)).filter((pin) => !contradicts(work, pin));
    give(work, near.filter((pin) => work.records.some((record) => isCorrected(record, pin))).slice(0, 1));
  }
  return matched;
}

/** The pin names another identifier of a scheme that the work has one of. */
function contradicts(work: MergedWork, pin: Pin): boolean {
  const own = new Set(work.identifiers.map(identifierKey));
  return work.identifiers.some(({ scheme }) => {
    const named = pin.paper.filter((key) => key.startsWith(`${scheme}:`));
    return named.length > 0 && !named.some((key) => own.has(key));
  });
}

function isCorrected(record: PaperRecord, pin: Pin): boolean {
  const now = pairs(recordTitleKey(record));
  return pin.paper
    .filter((key) => key.startsWith('title:'))
    .some((key) => {
      const before = pairs(key.slice('title:'.length));
      const shared = [...now].filter((pair) => before.has(pair)).length;
      return (2 * shared) / (now.size + before.size || 1) >= ALIKE;
    });
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
