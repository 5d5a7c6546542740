/** What the pages say in place of what a reader's note kept, when the reader decides so. */
import type { TextEdit } from '../notes/request';
import { inOrder } from '../rewrite/rewriting';
import { unfitFields } from './fitting-fields';
import { type PartId, partsOf, plainText } from './parts';
import type { KeptPart } from './refresh';

export interface Taken {
  /** In the order of the text. */
  readonly edits: readonly TextEdit[];
  /** Parts that changed since they were told, or into whose place it does not fit. */
  readonly left: readonly PartId[];
}

export function takeOurs(text: string, kept: readonly KeptPart[]): Taken {
  const { spans } = partsOf(text);
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const edits = new Map<PartId, TextEdit>();
  for (const { part, theirs, ours } of kept) {
    const span = spans.get(part);
    if (span && plainText(text, span) === theirs)
      edits.set(part, { span, newText: ours.replaceAll('\n', eol) });
  }
  for (const part of unfitFields(text, edits)) edits.delete(part);
  const left = kept.flatMap(({ part }) => (edits.has(part) ? [] : [part]));
  return { edits: inOrder([...edits.values()]), left };
}
