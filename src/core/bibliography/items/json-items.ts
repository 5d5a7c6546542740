/** CSL-JSON: items as they are, in a list or under `items` or `references`. */
import type { CslItem } from '../csl';
import { cslDate } from './bibtex-dates';

/** By their keys, the first of each; none where the text is no JSON. */
export function jsonItems(text: string): ReadonlyMap<string, CslItem> {
  const items = new Map<string, CslItem>();
  for (const item of listIn(text)) {
    for (const key of [item.id, item['citation-key']]) {
      const name = typeof key === 'string' || typeof key === 'number' ? String(key) : '';
      if (name !== '' && !items.has(name)) items.set(name, withDates({ ...item, id: name }));
    }
  }
  return items;
}

function listIn(text: string): CslItem[] {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return [];
  }
  const list = Array.isArray(read) ? read : isItem(read) ? (read.items ?? read.references ?? [read]) : [];
  return Array.isArray(list) ? list.filter(isItem) : [];
}

function isItem(value: unknown): value is CslItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some programs have dates as texts, which the format allows of late: `"issued": "2017-06"`. */
function withDates(item: CslItem): CslItem {
  const texts = Object.entries(item).filter(
    ([name, value]) =>
      /^(?:issued|accessed|(?:event|original)-date)$/.test(name) && typeof value === 'string',
  );
  if (texts.length === 0) return item;
  return { ...item, ...Object.fromEntries(texts.map(([name, value]) => [name, cslDate(value as string)])) };
}
