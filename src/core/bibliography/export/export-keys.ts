/** Keys that a format does not take are written as others, and whoever exports is told so. */
import { bibTexKey, isBibTexKey } from '../bibtex/bibtex-fields';
import type { NewEntry } from '../entry';
import type { FormatId } from '../formats';

export interface OtherKey {
  readonly key: string;
  readonly writtenAs: string;
}

/** The entries as the format can name them: without the signs that it forbids, numbered where that is another's key. */
export function withKeysFor(
  id: FormatId,
  entries: readonly NewEntry[],
): { readonly entries: readonly NewEntry[]; readonly others: readonly OtherKey[] } {
  const isOther = ({ key }: NewEntry) => !isBibTexKey(key);
  if ((id !== 'bibtex' && id !== 'biblatex') || !entries.some(isOther)) return { entries, others: [] };
  // BibTeX stops at two keys that differ by their capitals alone.
  const taken = new Set(entries.filter((entry) => !isOther(entry)).map(({ key }) => key.toLowerCase()));
  const others = new Map<string, string>();
  for (const { key } of entries.filter(isOther)) {
    if (others.has(key)) continue;
    const base = bibTexKey(key);
    let writtenAs = base;
    for (let n = 2; taken.has(writtenAs.toLowerCase()); n++) writtenAs = `${base}-${n}`;
    taken.add(writtenAs.toLowerCase());
    others.set(key, writtenAs);
  }
  return {
    entries: entries.map((entry) => ({ ...entry, key: others.get(entry.key) ?? entry.key })),
    others: [...others].map(([key, writtenAs]) => ({ key, writtenAs })),
  };
}
