/**
 * Brackets that a citation begins and that make none: `[@a, p. 3` is not closed, `[@a; see; @b]` has a part without a
 * key, for which Pandoc takes the whole for words.
 */
import type { Cluster } from '../notes/cluster';
import { readTail } from '../notes/locators';
import { type CheckedNote, keyEnd, keyStart } from './note';
import { editFix, type Found } from './problem';

export function* looseBrackets(note: CheckedNote): Generator<Found> {
  let done = -1;
  for (const [at, cluster] of note.clusters.entries()) {
    const [item] = cluster.items;
    if (cluster.form !== 'pandoc' || cluster.nocite || !item?.inText) continue;
    const open = opening(note.text, keyStart(note.text, item));
    if (open === undefined || open <= done) continue;
    done = open;
    const close = closing(note.text, open);
    if (!isMeant(note, open, keyStart(note.text, item), item.key)) continue;
    const found = close === undefined ? unclosed(note, open, at) : withEmptyPart(note, open, close);
    if (found) yield found;
  }
}

/** The bracket that is open shortly before `at`, in the same paragraph. */
function opening(text: string, at: number): number | undefined {
  const last = Math.max(0, at - LONGEST_LEAD);
  for (let i = at - 1, depth = 0; i >= last; i--) {
    const char = text.charCodeAt(i);
    if (char === FEED && /\n[ \t>]*\r?$/.test(text.slice(Math.max(0, i - 20), i))) return undefined;
    if ((char !== OPEN && char !== CLOSE) || text[i - 1] === '\\') continue;
    if (char === CLOSE) depth++;
    else if (depth-- === 0) return i;
  }
  return undefined;
}

/** The bracket that closes the one at `open`, in the same paragraph. */
function closing(text: string, open: number): number | undefined {
  for (let i = open, depth = 0; i < Math.min(text.length, open + FAR); i++) {
    const char = text[i];
    if (char === '\n' && /^\n[ \t>]*\r?(?:\n|$)/.test(text.slice(i, i + 20))) return undefined;
    if (char === '\\') i++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return i;
  }
  return undefined;
}

/** More than `isMeant` takes for the words before a key. */
const LONGEST_LEAD = 100;
const FAR = 600;
const [FEED, OPEN, CLOSE] = [10, 91, 93];

/** A citation, not a remark in brackets nor a link that is being typed (`[[@a`): it begins with a key, or with a word or three and a key that is known. */
function isMeant({ text, isKnown }: CheckedNote, open: number, at: number, key: string): boolean {
  if (/[\^!\\[]/.test(text[open - 1] ?? '')) return false;
  const words = text.slice(open + 1, at);
  return words.trim() === '' || (/^(?:[\p{L}.,;]{1,15} {1,3}){1,3}$/u.test(words) && isKnown(key));
}

function unclosed({ text, clusters }: CheckedNote, open: number, first: number): Found {
  // `[@a; @b`: to Pandoc each key stands by itself.
  let last = clusters[first]!;
  for (let at = first + 1; at < clusters.length; at++) {
    const next = clusters[at]!;
    if (next.form !== 'pandoc' || !PARTED.test(text.slice(last.span.end, next.span.start))) break;
    last = next;
  }
  const end = endOfTail(text, last);
  return {
    rule: 'malformed-citation',
    span: { start: open, end },
    message: 'The bracket of this citation is not closed: write ] behind it.',
    fixes: () => [editFix('Close the bracket', { start: end, end, newText: ']' })],
  };
}

/** A semicolon, and few words, between one key and the next. */
const PARTED = /^[^.!?\n[\]]{0,60};[^.!?\n[\];]{0,40}$/;

/** Behind the key, and a locator behind it. */
function endOfTail(text: string, { items }: Cluster): number {
  const at = keyEnd(text, items.at(-1)!);
  const words = /^,[^;\n[\]@]{0,100}/.exec(text.slice(at, at + 101))?.[0];
  const end = words === undefined ? undefined : readTail(words, at).locator?.span?.end;
  return end === undefined ? at : at + text.slice(at, end).trimEnd().length;
}

function withEmptyPart({ text }: CheckedNote, open: number, close: number): Found | undefined {
  const inner = text.slice(open + 1, close);
  // What stands behind may make it a link or a span, what stands within may hide a semicolon.
  if (/[([:{]/.test(text[close + 1] ?? '') || /[`[\\\n]/.test(inner)) return undefined;
  const parts = inner.split(';').map((part) => part.trim());
  const hasKey = (part: string) => /(?<![\p{L}\p{N}])@[\p{L}\p{N}_{]/u.test(part);
  const idle = parts.find((part) => !hasKey(part));
  if (idle === undefined || parts.length < 2) return undefined;
  const mended = joined(parts, hasKey);
  return {
    rule: 'malformed-citation',
    span: { start: open, end: close + 1 },
    message: /^-?@?$/.test(idle)
      ? 'A semicolon with no key beside it: Pandoc takes the whole bracket for words. Take the semicolon out.'
      : `“${idle}” has no key, so Pandoc takes the whole bracket for words. Write a comma for the semicolon.`,
    fixes: () => [editFix(`Change to [${mended}]`, { start: open + 1, end: close, newText: mended })],
  };
}

/** The parts with a key, each with the words beside it. */
function joined(parts: readonly string[], hasKey: (part: string) => boolean): string {
  const kept: string[] = [];
  let before = '';
  for (const part of parts.map((each) => each.replace(/[\s,]+$|^[\s,]+/g, ''))) {
    if (/^-?@?$/.test(part)) continue;
    if (hasKey(part)) kept.push(before === '' ? part : `${before} ${part}`);
    else if (kept.length > 0) kept.push(`${kept.pop()}, ${part}`);
    else before = before === '' ? part : `${before} ${part}`;
    if (hasKey(part)) before = '';
  }
  return kept.join('; ');
}
