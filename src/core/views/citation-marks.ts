/** What the keys of a note lead to, one by one: for colours, links, hints and highlights. */
import { isKeyOf } from '../library/citekeys';
import type { Library } from '../library/library';
import type { Work } from '../model';
import type { KeyUse } from '../notes/key-use';

/** Of a work, of a work that had it once and no entry has it now, or of none. */
export type Standing = 'known' | 'former' | 'unknown';

export interface CitationMark extends KeyUse {
  readonly standing: Standing;
  /** Unless the key is unknown. */
  readonly work?: Work;
}

/** The keys with what they lead to; without the `@*` of a `nocite`, which means every entry. */
export function marksOf(library: Library, uses: readonly KeyUse[]): CitationMark[] {
  const marks: CitationMark[] = [];
  for (const use of uses) {
    if (use.key === '*') continue;
    const work = library.byCitekey(use.key);
    if (work) marks.push({ ...use, work, standing: isKeyOf(work, use.key) ? 'known' : 'former' });
    else marks.push({ ...use, standing: 'unknown' });
  }
  return marks;
}

/** The keys that lead to the same work as this one; where it leads to none, those that are the same. */
export function sameAs(library: Library, uses: readonly KeyUse[], key: string): KeyUse[] {
  const work = library.byCitekey(key);
  if (!work) return uses.filter((use) => use.key === key);
  const keys = new Set([work.citekey, ...work.aliases, key]);
  return uses.filter((use) => keys.has(use.key) && library.byCitekey(use.key) === work);
}
