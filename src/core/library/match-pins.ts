/** Which pinned key belongs to which work. */
import type { PaperRecord } from '../model';
import { identityKeys, recordTitleKey } from './identity';
import type { MergedWork } from './merge';
import type { Pin } from './pins';

/** Of how many pages a pin remembers the place. */
export const PLACES_KEPT = 3;

/** How alike two titles must be for a corrected one, from 0 to 1: pairs of letters they share (Dice). */
const ALIKE = 0.7;

/**
 * The pin of each work that has one: by identifier, then by title. A pin whose paper is gone may be that of a
 * page whose title was corrected: then the page stands where it stood and the title is nearly the same. Both are
 * asked for, since on a re-saved page another paper may stand in that line.
 */
export function matchPins(works: readonly MergedWork[], pins: readonly Pin[]): Map<MergedWork, Pin> {
  const matched = new Map<MergedWork, Pin>();
  if (pins.length === 0) return matched;
  const byName = new Map<string, Pin>();
  for (const pin of pins) for (const key of pin.paper) byName.set(key, pin);
  const used = new Set<Pin>();
  const match = (work: MergedWork, pin: Pin | undefined) => {
    // Two works may share a pinned title; the key can only be one's.
    if (!pin || used.has(pin)) return;
    matched.set(work, pin);
    used.add(pin);
  };
  for (const work of works) match(work, firstOf(work.records.flatMap(identityKeys), byName));
  if (used.size === pins.length) return matched;
  for (const work of works) {
    if (matched.has(work)) continue;
    const pin = firstOf(work.records.map(placeKey), byName);
    if (pin && !used.has(pin) && work.records.some((record) => isCorrected(record, pin))) match(work, pin);
  }
  return matched;
}

/** `page:name.txt:12`: the file by its name alone, for a folder may be moved. */
export function placeKey({ title }: PaperRecord): string {
  const { file, line } = title.place;
  return `page:${file.slice(file.lastIndexOf('/') + 1)}:${line + 1}`;
}

/** Identifiers stand before titles in the keys of a record, but records are many: identifiers of all go first. */
function firstOf(keys: readonly string[], pins: ReadonlyMap<string, Pin>): Pin | undefined {
  const known = keys.filter((key) => pins.has(key));
  const best = known.find((key) => !key.startsWith('title:')) ?? known[0];
  return best === undefined ? undefined : pins.get(best);
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
