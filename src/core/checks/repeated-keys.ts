/** A key twice in one citation, where the second time says nothing new: `[@a; @b; @a]`. */
import type { CitationItem, Cluster } from '../notes/cluster';
import type { CheckedNote } from './note';
import { editFix, type Fix, type Found } from './problem';

export function* repeatedKeys({ clusters, text }: CheckedNote): Generator<Found> {
  for (const { items, form, nocite } of clusters) {
    if (items.length < 2 || nocite) continue;
    const seen = new Map<string, CitationItem>();
    for (const item of items) {
      const before = seen.get(item.key);
      if (!before) {
        seen.set(item.key, item);
        continue;
      }
      const idle = [item, before].find((each) => isBare(each)) ?? (saysSame(item, before) ? item : undefined);
      if (!idle) continue;
      if (idle === before) seen.set(item.key, item);
      yield {
        rule: 'repeated-key',
        span: idle.keySpan,
        message: `@${item.key} stands twice in this citation. Take one out, or give each its own pages.`,
        fixes: () => takenOut(text, form, items, idle),
      };
    }
  }
}

function isBare({ prefix, locator, suffix }: CitationItem): boolean {
  return !prefix && !locator && !suffix;
}

function saysSame(a: CitationItem, b: CitationItem): boolean {
  const said = ({ prefix, locator, suffix }: CitationItem) =>
    JSON.stringify([prefix, locator?.label, locator?.value, suffix]);
  return said(a) === said(b);
}

/** The item without the separator beside it; nothing where more than a separator stands there. */
function takenOut(
  text: string,
  form: Cluster['form'],
  items: readonly CitationItem[],
  item: CitationItem,
): Fix[] {
  const at = items.indexOf(item);
  const before = items[at - 1];
  const next = items[at + 1];
  const separator = form === 'pandoc' ? /^\s*;\s*$/ : /^\s*[;,]\s*$/;
  const fix = (start: number, end: number) => [
    editFix(`Take one @${item.key} out`, { start, end, newText: '' }),
  ];
  if (before && !before.inText && separator.test(text.slice(before.span.end, item.span.start)))
    return fix(before.span.end, item.span.end);
  if (next && separator.test(text.slice(item.span.end, next.span.start)))
    return fix(item.span.start, next.span.start);
  return [];
}
