/**
 * Pinned citekeys, as `.scholium/citekeys.jsonl` keeps them: one JSON object a line, sorted by key, so that git
 * merges two readers' pins. A key that stands in a note must never change because metadata did.
 */
import type { LineKind } from '../jsonl';
import { isCitableKey } from '../notes/keys';
import { compareText } from './identity';

export interface Pin {
  readonly citekey: string;
  /** Any of these names the paper: `arxiv:2509.25300`, `title:…`. */
  readonly paper: readonly string[];
  /** The reader chose the key; it is not ours to replace. */
  readonly chosen?: boolean;
  /** Keys it had before: notes may still use them. */
  readonly formerly?: readonly string[];
}

/** What is no key might carry anything into a card or a note. */
function readPin(value: object): Pin | undefined {
  const pin = value as Partial<Pin>;
  const isKey = (key: unknown) => typeof key === 'string' && isCitableKey(key);
  const isSound =
    isKey(pin.citekey) &&
    Array.isArray(pin.paper) &&
    pin.paper.every((key) => typeof key === 'string') &&
    (pin.formerly === undefined || (Array.isArray(pin.formerly) && pin.formerly.every(isKey)));
  return isSound ? (pin as Pin) : undefined;
}

const keysRead = new WeakMap<readonly Pin[], { read: number; readonly keys: Set<string> }>();

/** The keys of a list that grows. Asked for each line of a file, so it is not to read them all again. */
function keysOf(pins: readonly Pin[]): ReadonlySet<string> {
  let known = keysRead.get(pins);
  if (!known || known.read > pins.length) {
    known = { read: 0, keys: new Set() };
    keysRead.set(pins, known);
  }
  for (; known.read < pins.length; known.read++) known.keys.add(pins[known.read]!.citekey);
  return known.keys;
}

export const PINS: LineKind<Pin> = {
  name: 'citekeys',
  version: 1,
  read: readPin,
  compare: (a, b) => compareText(a.citekey, b.citekey),
  notAnEntry:
    'This line is no pinned citekey and was left alone. A line is {"citekey": "…", "paper": ["arxiv:…", "title:…"]}.',
  fault: ({ citekey }, earlier) =>
    keysOf(earlier).has(citekey)
      ? 'This citekey is pinned twice. The first paper keeps it; give the other one another key.'
      : undefined,
};

/**
 * The pins with these added. Two of one citekey become one where they name one paper; otherwise the first keeps the
 * key, and the added one is left out: a key in a note must not come to mean another paper.
 */
export function addPins(pins: readonly Pin[], added: readonly Pin[]): Pin[] {
  const byKey = new Map<string, Pin>();
  const twice: Pin[] = [];
  for (const pin of pins) {
    if (byKey.has(pin.citekey)) twice.push(pin);
    else byKey.set(pin.citekey, pin);
  }
  for (const pin of added) {
    const known = byKey.get(pin.citekey);
    if (!known) byKey.set(pin.citekey, pin);
    else if (areOfOne(known, pin)) byKey.set(pin.citekey, together(known, pin));
  }
  return [...byKey.values(), ...twice];
}

function together(known: Pin, added: Pin): Pin {
  const formerly = new Set([...(known.formerly ?? []), ...(added.formerly ?? [])]);
  return {
    ...known,
    ...added,
    paper: [...new Set([...added.paper, ...known.paper])],
    ...((known.chosen || added.chosen) && { chosen: true }),
    ...(formerly.size > 0 && { formerly: [...formerly] }),
  };
}

/** They share an identifier, or a title or page where one has no identifier. */
function areOfOne({ paper: a }: Pin, { paper: b }: Pin): boolean {
  const idsIn = (names: readonly string[]) =>
    names.filter((name) => !/^(?:title|page|authors|year):/.test(name));
  const [ours, theirs] = [idsIn(a), idsIn(b)];
  if (ours.length > 0 && theirs.length > 0) return ours.some((id) => theirs.includes(id));
  return a.some((name) => /^(?:title|page):/.test(name) && b.includes(name));
}

/** The pin by which a citekey leads, or once led, to another paper than that of these keys; it may be absent now. */
export function pinOfAnother(pins: readonly Pin[], citekey: string, own: readonly string[]): Pin | undefined {
  return pins.find(
    (pin) => (pin.citekey === citekey || pin.formerly?.includes(citekey)) && !own.includes(pin.citekey),
  );
}

/**
 * The pins with a paper's key replaced: its pin keeps what else it said, and remembers the key it had. They stay as
 * they are where the key is another paper's.
 */
export function renamePin(pins: readonly Pin[], before: string, pin: Pin): Pin[] {
  const old = pins.find(({ citekey }) => citekey === before);
  const holder = pins.find(({ citekey }) => citekey === pin.citekey);
  if (holder && holder !== old && !areOfOne(holder, pin)) return [...pins];
  const formerly = new Set([...(old?.formerly ?? []), ...(pin.formerly ?? []), before]);
  const others = pins.filter((each) => each !== old);
  const renamed = { ...old, ...pin, formerly: [...formerly] };
  const added = addPins(others, [renamed]);
  // Its own key is none that it had.
  return added.map((each) =>
    each.citekey === pin.citekey && each.formerly?.includes(pin.citekey)
      ? { ...each, formerly: each.formerly.filter((key) => key !== pin.citekey) }
      : each,
  );
}
