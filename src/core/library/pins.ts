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

export const PINS: LineKind<Pin> = {
  name: 'citekeys',
  version: 1,
  read: readPin,
  compare: (a, b) => compareText(a.citekey, b.citekey),
  notAnEntry:
    'This line is no pinned citekey and was left alone. A line is {"citekey": "…", "paper": ["arxiv:…", "title:…"]}.',
  fault: ({ citekey }, earlier) =>
    earlier.some((pin) => pin.citekey === citekey)
      ? 'This citekey is pinned twice. The first paper keeps it; give the other one another key.'
      : undefined,
};

/**
 * The pins with these added. Only a pin of the same citekey gives way: two papers may share a title, or have
 * stood in the same line of files of one name.
 */
export function addPins(pins: readonly Pin[], added: readonly Pin[]): Pin[] {
  const keys = new Set(added.map((pin) => pin.citekey));
  return [...pins.filter((pin) => !keys.has(pin.citekey)), ...added];
}

/** The pins with a paper's key replaced: its pin keeps what else it said, and remembers the key it had. */
export function renamePin(pins: readonly Pin[], before: string, pin: Pin): Pin[] {
  const old = pins.find(({ citekey }) => citekey === before);
  const formerly = new Set([...(old?.formerly ?? []), ...(pin.formerly ?? []), before]);
  formerly.delete(pin.citekey);
  const others = pins.filter((each) => each !== old);
  return addPins(others, [{ ...old, ...pin, formerly: [...formerly] }]);
}
