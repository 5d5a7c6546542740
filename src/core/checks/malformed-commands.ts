/** LaTeX's commands and MyST's roles with marks of another syntax in them: `\cite{a;b}`, `\cite{a b}`, `\cite{@a}`. */
import type { Cluster } from '../notes/cluster';
import type { CheckedNote } from './note';
import { editFix, type Found } from './problem';

/** The key holds marks that are another syntax's, so that it is no key that could be known. */
export function isGarbled({ form }: Cluster, key: string): boolean {
  return (
    (form === 'latex' && key.includes(';')) || ((form === 'latex' || form === 'myst') && key.startsWith('@'))
  );
}

export function* inCommand(note: CheckedNote, cluster: Cluster): Generator<Found> {
  yield* atSigns(note, cluster);
  const { text } = note;
  for (const [at, { key, keySpan }] of cluster.items.entries()) {
    const semicolon = key.indexOf(';');
    if (semicolon >= 0 && !note.isKnown(key)) {
      const commas = key.replace(/^;+|;+$/g, '').replace(/;+/g, ',');
      yield {
        rule: 'malformed-citation',
        span: keySpan,
        message: 'LaTeX parts keys by commas: write a comma for the semicolon.',
        fixes: () => [editFix('Write commas', { ...keySpan, newText: commas })],
      };
    }
    const before = cluster.items[at - 1];
    if (!before || !/^[ \t]+$/.test(text.slice(before.keySpan.end, keySpan.start))) continue;
    const gap = { start: before.keySpan.end, end: keySpan.start };
    yield {
      rule: 'malformed-citation',
      span: { start: before.keySpan.start, end: keySpan.end },
      message: `No comma stands between ${before.key} and ${key}: write one.`,
      fixes: () => [editFix(`Write a comma before ${key}`, { ...gap, newText: ', ' })],
    };
  }
}

export function* inRole(note: CheckedNote, cluster: Cluster): Generator<Found> {
  yield* atSigns(note, cluster);
}

function* atSigns({ isKnown }: CheckedNote, { items }: Cluster): Generator<Found> {
  for (const { key, keySpan } of items) {
    if (!key.startsWith('@') || isKnown(key)) continue;
    const at = { start: keySpan.start, end: keySpan.start + 1 };
    yield {
      rule: 'malformed-citation',
      span: keySpan,
      message: `Keys stand here without @: write ${key.slice(1)}.`,
      fixes: () => [editFix('Take the @ out', { ...at, newText: '' })],
    };
  }
}
