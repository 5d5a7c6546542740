/** What a note cites, as far as it matters for what is offered. */
import { isKeyOf } from '../library/citekeys';
import type { Library } from '../library/library';
import type { Work } from '../model';
import type { KeyUse } from '../notes/key-use';

/**
 * The keys of a note, each once: those cited before the caret, the last first, then those behind it. What stands at
 * the caret is just being typed and no use.
 */
export function usesBeside(uses: readonly KeyUse[], caret: number): readonly string[] {
  const before: string[] = [];
  const behind: string[] = [];
  for (const { key, start, end } of uses) {
    if (end < caret) before.push(key);
    else if (start > caret) behind.push(key);
  }
  return [...new Set([...before.reverse(), ...behind])];
}

/**
 * By which key each paper is cited in the note: of several the first in `uses`, which is that cited last before the
 * caret. A key that no paper has any more is none.
 */
export function citedAs(uses: readonly string[], library: Pick<Library, 'byCitekey'>): Map<Work, string> {
  const keys = new Map<Work, string>();
  for (const key of uses) {
    const work = library.byCitekey(key);
    if (work && !keys.has(work) && isKeyOf(work, key)) keys.set(work, key);
  }
  return keys;
}
