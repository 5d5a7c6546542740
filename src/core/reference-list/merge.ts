/**
 * Three lists of references: what we wrote, what it became under the reader's hands, what we would write now. Merged
 * reference by reference, for a list is no prose: what the reader did to one entry has nothing to do with the next one
 * coming or going, nor with new numbers before them.
 */
import { diffIndices } from 'node-diff3';
import { haveManyPairs } from '../literature/merge';

/** Lists are as `plainList` gives them. Undefined where both sides changed the same reference, and it is to be asked whose is to stand. */
export function mergeLists(theirs: string, base: string, ours: string): string | undefined {
  const [a, o, b] = [theirs, base, ours].map(paragraphsOf) as [string[], string[], string[]];
  if (haveManyPairs(o, a)) return undefined;
  const { now, behind } = changesOf(o, a);
  const places = placesOf(o, b);
  const kept = new Set(places);
  for (const n of o.keys()) {
    // The reader changed what would not be written any more, or would say something else.
    if (!kept.has(n) && now[n] !== undefined && now[n] !== o[n]) return undefined;
  }
  /** What the reader put behind an entry that goes stands behind the one before it. */
  const added = new Map<number, string[]>();
  let anchor = -1;
  for (let n = -1; n < o.length; n++) {
    if (kept.has(n)) anchor = n;
    added.set(anchor, [...(added.get(anchor) ?? []), ...(behind.get(n) ?? [])]);
  }
  const merged = [...added.get(-1)!];
  b.forEach((paragraph, index) => {
    const n = places[index];
    if (n === undefined) merged.push(paragraph);
    else {
      const theirsNow = now[n];
      if (theirsNow !== undefined) merged.push(withLabel(theirsNow, o[n]!, paragraph));
      merged.push(...added.get(n)!);
    }
  });
  return merged.join('\n\n');
}

function paragraphsOf(list: string): string[] {
  return list === '' ? [] : list.split(/\n{2,}/);
}

/** For each paragraph of our list its index in the base, whatever its number; each index once. */
function placesOf(base: readonly string[], ours: readonly string[]): (number | undefined)[] {
  const known = new Map<string, number[]>();
  for (const [n, paragraph] of base.entries()) {
    const words = withoutLabel(paragraph);
    known.set(words, [...(known.get(words) ?? []), n]);
  }
  return ours.map((paragraph) => known.get(withoutLabel(paragraph))?.shift());
}

/** What the reader made of the base. */
interface Changes {
  /** For each paragraph what it says now; undefined where it was taken out. */
  readonly now: readonly (string | undefined)[];
  /** By the index before them, -1 for the beginning: paragraphs of the reader's own. */
  readonly behind: ReadonlyMap<number, readonly string[]>;
}

function changesOf(base: readonly string[], theirs: readonly string[]): Changes {
  const now: (string | undefined)[] = [...base];
  const behind = new Map<number, string[]>();
  const words = new Map<string, ReadonlySet<string>>();
  const wordsOf = (text: string) => {
    const known = words.get(text) ?? wordsIn(text);
    words.set(text, known);
    return known;
  };
  for (const { buffer1, buffer2Content } of diffIndices([...base], [...theirs])) {
    const [start, length] = buffer1;
    const others = [...buffer2Content];
    let at = start - 1;
    for (let n = start; n < start + length; n++) {
      const rest = start + length - n;
      const found = others.findIndex((other) => isAlike(wordsOf(base[n]!), wordsOf(other)));
      // As many here as there: each was written anew.
      const index = found < 0 && others.length === rest ? 0 : found;
      if (index < 0) {
        now[n] = undefined;
        continue;
      }
      add(behind, at, others.splice(0, index));
      now[n] = others.shift();
      at = n;
    }
    add(behind, Math.max(at, start + length - 1), others);
  }
  return { now, behind };
}

function add(behind: Map<number, string[]>, at: number, paragraphs: readonly string[]): void {
  if (paragraphs.length > 0) behind.set(at, [...(behind.get(at) ?? []), ...paragraphs]);
}

/** Half of the words of the shorter one are in the other. */
function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [some, more] = a.size < b.size ? [a, b] : [b, a];
  const common = [...some].filter((word) => more.has(word)).length;
  return some.size > 1 && common * 2 >= some.size;
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu));
}

function withoutLabel(paragraph: string): string {
  return paragraph.replace(LABEL, '');
}

/** The reader's entry, with the number that ours has, where they left the one it had. */
function withLabel(theirs: string, base: string, ours: string): string {
  const before = LABEL.exec(base)?.[0] ?? '';
  const label = LABEL.exec(ours)?.[0] ?? '';
  return before !== '' && theirs.startsWith(before) ? label + theirs.slice(before.length) : theirs;
}

/** `\[1\] `, `1\. `, `(1) `, `1 `. */
const LABEL = /^(?:\\?\[\w{1,12}\\?\]|\\?\(\d{1,4}\\?\)|\d{1,4}\\?[.)]?)[ ]/;
