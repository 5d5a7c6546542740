/**
 * What a window means to change in a file, written down before it does: whoever writes the file at the same time
 * reads it and makes the change too, and so does who writes it next when this one dies. It says no more than the file
 * could say: whoever can put the one into a folder can put the other there.
 */
import type { LineKind } from '../jsonl';
import { type EntryChange, lineOf } from './changes';

/** Behind the last change; without it the text was not written to its end, and nothing was begun. */
const END = '{"end":true}';

/** The text of an intent: a header, the changes, an end. */
export function writeIntent<T extends object>(kind: LineKind<T>, changes: readonly EntryChange<T>[]): string {
  const part = (name: string, entry: T | undefined) => (entry ? [`"${name}":${lineOf(kind, entry)}`] : []);
  const lines = changes.map(({ was, is }) => `{${[...part('was', was), ...part('is', is)].join(',')}}`);
  const header = JSON.stringify({ scholium: kind.name, version: kind.version });
  return [header, ...lines, END].map((line) => `${line}\n`).join('');
}

/** The changes of an intent; none of one that is broken, that a newer version wrote, or of another kind. */
export function readIntent<T extends object>(kind: LineKind<T>, text: string): EntryChange<T>[] {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '');
  const head = parse(header) as { scholium?: unknown; version?: unknown } | undefined;
  if (head?.scholium !== kind.name || Number(head.version) > kind.version || lines.pop() !== END) return [];
  return lines.flatMap((line) => {
    const value = parse(line) as { was?: object; is?: object } | undefined;
    const was = value?.was && kind.read(value.was);
    const is = value?.is && kind.read(value.is);
    // A part that is there and cannot be read makes another change of it, an adding out of a changing.
    const isWhole = Boolean(value?.was) === Boolean(was) && Boolean(value?.is) === Boolean(is);
    return isWhole && (was || is) ? [{ ...(was && { was }), ...(is && { is }) }] : [];
  });
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}
