/** The items of a note's citations: what its own front matter and bibliographies say, and else the library. */

import { type CslItem, cslItem } from '../bibliography/csl';
import { entryOf } from '../bibliography/entry';
import { YamlItems } from '../bibliography/items/yaml-items';
import type { NoteBibliography } from '../checks/bibliographies';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { frontMatterEnd } from '../notes/front-matter';

/**
 * The item of each key as Pandoc would take it: inline `references`, then the note's bibliographies in their order,
 * then the paper of that key in the library. The same object for the same key as long as its source stays.
 */
export function noteItems(
  text: string,
  bibliography: NoteBibliography,
  library: Pick<Library, 'byCitekey'>,
): (key: string) => CslItem | undefined {
  const inline = inlineItems(text, bibliography);
  return (key) => {
    const own = inline?.item(key);
    if (own) return own;
    for (const file of bibliography.files) {
      const item = file.keys.has(key) ? file.item(key) : undefined;
      if (item) return item;
    }
    const work = library.byCitekey(key);
    return work && itemOfWork(key, work);
  };
}

/** The front matter changes less often than the text below it. */
let lastHead: { readonly head: string; readonly items: YamlItems } | undefined;

function inlineItems(text: string, { inline }: NoteBibliography): YamlItems | undefined {
  if (inline.size === 0) return undefined;
  const head = text
    .slice(0, frontMatterEnd(text))
    .replace(/^\uFEFF?---[^\n]*\n|\n(?:---|\.\.\.)[ \t\r]*\n?$/g, '\n');
  if (lastHead?.head !== head) lastHead = { head, items: new YamlItems(head) };
  return lastHead.items;
}

const madeOf = new WeakMap<Work, Map<string, CslItem>>();

function itemOfWork(key: string, work: Work): CslItem {
  const made = madeOf.get(work) ?? new Map<string, CslItem>();
  madeOf.set(work, made);
  const item = made.get(key) ?? cslItem(entryOf({ key, work }, true));
  made.set(key, item);
  return item;
}
