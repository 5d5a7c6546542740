/** The square brackets around a caret, as far as they are typed. */
import type { Around } from './place';

/** Index of the bracket that is open at the end of the text, -1 where none is. */
export function openBracket(before: string): number {
  const last = Math.max(0, before.length - FAR);
  for (let at = before.length - 1, depth = 0; at >= last; at--) {
    const char = before[at];
    if ((char !== '[' && char !== ']') || before[at - 1] === '\\') continue;
    if (char === ']') depth++;
    else if (depth-- === 0) return at;
  }
  return -1;
}

/** Whether the bracket at `open` holds a citation: it is closed, or begins like one on the line of the caret. */
export function isOpenFor({ before, after }: Around, open: number): boolean {
  if (open < 0) return false;
  return isClosed(after) || (BEGINS_CLUSTER.test(before.slice(open)) && !before.includes('\n', open));
}

/** `[see @`: an interval, `[0, 1)`, is none, nor is a bracket that one forgot to close some sentences before. */
const BEGINS_CLUSTER = /^\[[^,()[\]@]{0,60}@/;

/** Whether the text closes a bracket that was opened before it. */
export function isClosed(after: string): boolean {
  const end = Math.min(after.length, FAR);
  for (let at = 0, depth = 0; at < end; at++) {
    const char = after[at];
    if ((char !== '[' && char !== ']') || after[at - 1] === '\\') continue;
    if (char === '[') depth++;
    else if (depth-- === 0) return true;
  }
  return false;
}

const FAR = 2000;
