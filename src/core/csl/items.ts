/** The items of a note's citations: what its own front matter and bibliographies say, and else the library. */

import { bibTexEntry } from '../bibliography/bibtex/bibtex-fields';
import { DEFAULT_STYLE, writeBibTex } from '../bibliography/bibtex/bibtex-write';
import { type CslItem, cslItem } from '../bibliography/csl';
import { entryOf } from '../bibliography/entry';
import { itemsIn } from '../bibliography/items/item-file';
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
    return work && itemOfWork(key, work, isInBibTex(bibliography));
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

/** A note that names no bibliography gets a `.bib`. */
function isInBibTex({ files }: NoteBibliography): boolean {
  const [first] = files;
  return first === undefined || /\.bib(?:tex)?$/i.test(first.file);
}

const madeOf = new WeakMap<Work, Map<string, CslItem>>();

/**
 * The item of a paper that has no entry yet, as it will be when it has one: BibTeX knows less of dates, and what it says
 * of capitals in titles is read as Pandoc reads it. A list would mix two ways to print otherwise, and change as one cites.
 */
export function itemOfWork(key: string, work: Work, isBibTex: boolean): CslItem {
  const made = madeOf.get(work) ?? new Map<string, CslItem>();
  madeOf.set(work, made);
  const id = `${isBibTex ? 'bib' : 'csl'}:${key}`;
  const known = made.get(id);
  if (known) return known;
  const entry = entryOf({ key, work }, true);
  const written = isBibTex ? writeBibTex(bibTexEntry(entry, 'bibtex', 'utf-8'), DEFAULT_STYLE) : '';
  const item = itemsIn('new.bib', written)(key) ?? cslItem(entry);
  made.set(id, item);
  return item;
}
