/** Another key in the place of one that stands in a note. */
import type { CitationItem, Cluster } from '../notes/cluster';
import { isCrossReference, writeKey } from '../notes/keys';
import type { TextEdit } from '../notes/request';
import { canHold, isTypstName } from '../notes/write';
import type { Span } from '../place';

/** The edit that makes the item cite `key`; undefined where its syntax has no way to write that. */
export function respell(
  text: string,
  cluster: Cluster,
  { key: before, keySpan }: CitationItem,
  key: string,
): TextEdit | undefined {
  if (!canHold(cluster.form, key)) return undefined;
  switch (cluster.form) {
    case 'pandoc':
      return isCrossReference(key) ? undefined : inPandoc(text, before, keySpan, key);
    case 'footnote':
      return /[\s[\]^@]/.test(key) ? undefined : { span: keySpan, newText: key };
    case 'typst':
      return inTypst(text, cluster.span, keySpan, key);
    default:
      return { span: keySpan, newText: key };
  }
}

/** Braces come where the new key needs them and go where only the old one did; others are the writer's. */
function inPandoc(text: string, before: string, keySpan: Span, key: string): TextEdit | undefined {
  const { start, end } = keySpan;
  if (text[start - 1] !== '{') {
    const newText = writeKey(key, text.slice(end, end + 2));
    return newText === undefined ? undefined : { span: keySpan, newText };
  }
  const behind = text.slice(end + 1, end + 3);
  const isNeeded = writeKey(before, behind) !== before;
  const newText = writeKey(key, behind);
  if (newText === undefined) return undefined;
  return isNeeded && newText === key
    ? { span: { start: start - 1, end: end + 1 }, newText }
    : { span: keySpan, newText: key };
}

/** `@a[p. 7]`, `<a>`: what is no label's name stands in `label("…")`, which takes anything. */
function inTypst(text: string, span: Span, keySpan: Span, key: string): TextEdit | undefined {
  const mark = text[keySpan.start - 1];
  if (mark === '"') return { span: keySpan, newText: key };
  if (isTypstName(key)) return isCrossReference(key) ? undefined : { span: keySpan, newText: key };
  if (mark === '<')
    return { span: { start: keySpan.start - 1, end: keySpan.end + 1 }, newText: `label("${key}")` };
  const supplement = text.slice(keySpan.end, span.end);
  return { span, newText: `#cite(label("${key}")${supplement && `, supplement: ${supplement}`})` };
}
