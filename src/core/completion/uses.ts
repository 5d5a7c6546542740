/** What a note cites, as far as it matters for what is offered. */
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
