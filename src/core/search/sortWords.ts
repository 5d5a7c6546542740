/**
 * The order of words by their bytes. The first two bytes by counting; behind them the next four as a number beside
 * the word's own, sorted natively; only words that share six bytes are compared one by one. A comparator over
 * all of them takes six times as long, and could not pause.
 */
import type { WordTable } from './wordTable';

/** A number below 2^53 holds four bytes and this many bits of a word's number. */
const ID_BITS = 2 ** 21;
/** Words between two pauses: where they are looked at, and where they are sorted. */
const LOOKED_AT = 100_000;
const SORTED = 10_000;

/** The words' numbers in order of their bytes; pauses every few milliseconds. */
export function* sortWords({ count, pool, start }: WordTable): Generator<void, Uint32Array> {
  const headOf = (id: number) => {
    const at = start[id]!;
    return pool[at]! * 256 + (start[id + 1]! - at > 1 ? pool[at + 1]! : 0);
  };
  const order = new Uint32Array(count);
  const groupAt = new Uint32Array(256 * 256 + 1);
  for (let id = 0; id < count; id++) {
    groupAt[headOf(id) + 1]!++;
    if (id % LOOKED_AT === LOOKED_AT - 1) yield;
  }
  for (let head = 0; head < 256 * 256; head++) groupAt[head + 1]! += groupAt[head]!;
  const cursor = groupAt.slice();
  for (let id = 0; id < count; id++) {
    order[cursor[headOf(id)]!++] = id;
    if (id % LOOKED_AT === LOOKED_AT - 1) yield;
  }
  const byBytes = (a: number, b: number) => compare(pool, start[a]!, start[a + 1]!, start[b]!, start[b + 1]!);
  const keyOf = (id: number) => fourBytes(pool, start[id]! + 2, start[id + 1]!);
  let sorted = 0;
  for (let head = 0; head < 256 * 256; head++) {
    const size = groupAt[head + 1]! - groupAt[head]!;
    if (size < 2) continue;
    const group = order.subarray(groupAt[head]!, groupAt[head + 1]!);
    if (size < ID_BITS) sortGroup(group, byBytes, keyOf);
    else group.sort(byBytes);
    sorted += size;
    if (sorted < SORTED) continue;
    sorted = 0;
    yield;
  }
  return order;
}

function sortGroup(
  group: Uint32Array,
  compareIds: (a: number, b: number) => number,
  keyOf: (id: number) => number,
): void {
  const ids = group.slice();
  const keys = new Float64Array(ids.length);
  for (let i = 0; i < ids.length; i++) keys[i] = keyOf(ids[i]!) * ID_BITS + i;
  keys.sort();
  for (let i = 0; i < keys.length; i++) group[i] = ids[keys[i]! % ID_BITS]!;
  for (let i = 0; i < keys.length; ) {
    const key = Math.floor(keys[i]! / ID_BITS);
    let end = i + 1;
    while (end < keys.length && Math.floor(keys[end]! / ID_BITS) === key) end++;
    if (end - i > 1) group.subarray(i, end).sort(compareIds);
    i = end;
  }
}

function fourBytes(pool: Uint8Array, from: number, to: number): number {
  let key = 0;
  for (let i = from; i < from + 4; i++) key = key * 256 + (i < to ? pool[i]! : 0);
  return key;
}

function compare(pool: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): number {
  const shorter = Math.min(aEnd - a, bEnd - b);
  for (let i = 0; i < shorter; i++) {
    const difference = pool[a + i]! - pool[b + i]!;
    if (difference !== 0) return difference;
  }
  return aEnd - a - (bEnd - b);
}
