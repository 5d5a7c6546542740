/**
 * The order of words by their bytes. The first byte by counting; within it the next four as a number beside
 * the word's own, sorted natively; only words that share five bytes are compared one by one. A comparator over
 * all of them takes six times as long, and could not pause between letters.
 */
import type { WordTable } from './wordTable';

/** A number below 2^53 holds four bytes and this many bits of a word's number. */
const ID_BITS = 2 ** 21;

/** The words' numbers in order of their bytes; pauses after each first letter. */
export function* sortWords({ count, pool, start }: WordTable): Generator<void, Uint32Array> {
  const order = new Uint32Array(count);
  const firstAt = new Uint32Array(257);
  for (let id = 0; id < count; id++) firstAt[pool[start[id]!]! + 1]!++;
  for (let byte = 0; byte < 256; byte++) firstAt[byte + 1]! += firstAt[byte]!;
  const cursor = firstAt.slice();
  for (let id = 0; id < count; id++) order[cursor[pool[start[id]!]!]!++] = id;
  const byBytes = (a: number, b: number) => compare(pool, start[a]!, start[a + 1]!, start[b]!, start[b + 1]!);
  for (let byte = 0; byte < 256; byte++) {
    const from = firstAt[byte]!;
    const to = firstAt[byte + 1]!;
    if (to - from < 2) continue;
    const group = order.subarray(from, to);
    if (to - from < ID_BITS)
      sortGroup(group, byBytes, (id) => fourBytes(pool, start[id]! + 1, start[id + 1]!));
    else group.sort(byBytes);
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
