/**
 * Which works a pin may concern. Pins act through names alone (identifiers, titles, places), so that what is near
 * a change can be matched anew without the rest: works and pins that no chain of names connects have no say in it.
 */
import { identifierKey } from '../identifiers';
import { Buckets } from './buckets';
import { isNamedBy, type MatchedPin, matchPins, PIN_NAME } from './match-pins';
import type { MergedWork } from './merge';
import type { Pin } from './pins';
import { compareText, placeKey, recordTitleKey } from './record-keys';

export class PinIndex {
  /** The pins with where they stand in their list. */
  #pins: ReadonlyMap<Pin, number> = new Map();
  #byName: ReadonlyMap<string, readonly Pin[]> = new Map();
  /**
   * All works by the hashes of all their names, so that a new pin finds its works without looking at all of them.
   * Made with the first pin: most libraries have none. Hashes, since the names as texts would be three times the
   * memory; a wrong hit costs a comparison.
   */
  #named: Buckets<number, MergedWork> | undefined;

  /** The keys, in lower case, that are kept for the papers of pins, present or not. */
  reserved: ReadonlySet<string> = new Set();

  /** Takes the work in; whether there is a pin that may be its. */
  add(work: MergedWork): boolean {
    if (!this.#named) return false;
    const names = namesOfWork(work);
    for (const name of names) this.#named.add(hash(name), work);
    return names.some((name) => this.#byName.has(name));
  }

  delete(work: MergedWork): void {
    for (const name of this.#named ? namesOfWork(work) : []) this.#named?.delete(hash(name), work);
  }

  /**
   * Takes these pins for those of before; of the works, which are all that are here, those that pins which came, went
   * or changed places may concern.
   */
  replace(pins: readonly Pin[], works: Iterable<MergedWork>): Set<MergedWork> {
    const { kept, changed } = compare(this.#pins, pins);
    this.#pins = new Map(kept.map((pin, place) => [pin, place]));
    const byName = new Map<string, Pin[]>();
    for (const pin of kept) for (const name of namesOfPin(pin)) put(byName, name, pin);
    this.#byName = byName;
    this.reserved = new Set(
      kept.flatMap(({ citekey, formerly = [] }) => [citekey, ...formerly].map((key) => key.toLowerCase())),
    );
    if (kept.length === 0 && changed.length === 0) return new Set();
    if (!this.#named) {
      this.#named = new Buckets();
      for (const work of works) for (const name of namesOfWork(work)) this.#named.add(hash(name), work);
    }
    return new Set(changed.flatMap((pin) => this.#worksOf(pin)));
  }

  /** The works that share a pin with these, which need not be here any more. */
  besides(works: Iterable<MergedWork>): Set<MergedWork> {
    const found = new Set<MergedWork>();
    if (this.#pins.size === 0) return found;
    const pins = new Set<Pin>();
    for (const work of works) for (const pin of this.#pinsOf(work)) pins.add(pin);
    for (const pin of pins) for (const work of this.#worksOf(pin)) found.add(work);
    return found;
  }

  /** The pins of these works and of all that a chain of names connects with them; undefined for those that have none. */
  match(works: Iterable<MergedWork>): Map<MergedWork, MatchedPin | undefined> {
    const matched = new Map<MergedWork, MatchedPin | undefined>();
    const pins = new Set<Pin>();
    const concerned = new Set(works);
    // A set is walked in order, and what is added meanwhile is walked too.
    for (const work of concerned) {
      for (const pin of this.#pinsOf(work)) {
        if (pins.has(pin)) continue;
        pins.add(pin);
        for (const other of this.#worksOf(pin)) concerned.add(other);
      }
    }
    for (const work of concerned) matched.set(work, undefined);
    if (pins.size === 0) return matched;
    const ordered = [...pins].sort((a, b) => this.#pins.get(a)! - this.#pins.get(b)!);
    const candidates = [...concerned].sort((a, b) => compareText(a.id, b.id));
    for (const [work, pin] of matchPins(candidates, ordered)) matched.set(work, pin);
    return matched;
  }

  #pinsOf(work: MergedWork): readonly Pin[] {
    if (this.#pins.size === 0) return NO_PINS;
    return namesOfWork(work).flatMap((name) => {
      const pins = this.#byName.get(name);
      return pins && isNamedBy(work, name) ? pins : NO_PINS;
    });
  }

  #worksOf(pin: Pin): MergedWork[] {
    return namesOfPin(pin).flatMap((name) => {
      const works = this.#named ? [...this.#named.get(hash(name))] : [];
      return works.filter((work) => isNamedBy(work, name));
    });
  }
}

const NO_PINS: readonly Pin[] = [];

/**
 * The new pins, those that say what one of before said being that one, so that what is known of it stays known; and
 * those that came, went, or stand behind one they stood before: of several pins the first counts.
 */
function compare(before: ReadonlyMap<Pin, number>, pins: readonly Pin[]): { kept: Pin[]; changed: Pin[] } {
  const known = new Map<string, Pin[]>();
  for (const pin of before.keys()) put(known, said(pin), pin);
  for (const list of known.values()) list.reverse();
  const changed: Pin[] = [];
  let last = -1;
  const kept = pins.map((pin) => {
    const same = known.get(said(pin))?.pop();
    const place = same && before.get(same)!;
    // A copy: of two that say the same, the one of before may stand here for the other.
    const own = same ?? { ...pin };
    if (place === undefined || place < last) changed.push(own);
    else last = place;
    return own;
  });
  for (const gone of known.values()) changed.push(...gone);
  return { kept, changed };
}

function said({ citekey, paper, formerly = [] }: Pin): string {
  return `${citekey}\n${formerly.join('\n')}\n\n${paper.join('\n')}`;
}

function namesOfPin({ paper }: Pin): string[] {
  return paper.filter((name) => PIN_NAME.test(name));
}

/** All that a pin may call the work; whether a title is telling is left to be asked where one does. */
function namesOfWork({ identifiers, records }: MergedWork): string[] {
  const names = identifiers.map(identifierKey);
  for (const record of records) {
    names.push(`title:${recordTitleKey(record)}`);
    if (!record.accepted) names.push(placeKey(record));
  }
  return names;
}

/** FNV-1a, of 30 bits: such numbers are kept in place. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 2;
}

function put(lists: Map<string, Pin[]>, key: string, pin: Pin): void {
  const known = lists.get(key);
  if (known) known.push(pin);
  else lists.set(key, [pin]);
}
