/** The author of a work as a sentence has him, `Tan et al.`, for styles that print numbers or labels. */
import type { Csl, Tree } from 'citeproc';
import type { CslItem } from '../../bibliography/csl';
import { treeOf } from '../styles/tree';
import { NoteEngine } from './engine';

/** Family names, or what stands in for an author; text with marks. */
export type AuthorName = (key: string, item: CslItem) => string;

export function authorNames(csl: Csl, localeOf: (language: string) => Tree, language: string): AuthorName {
  let engine: NoteEngine | undefined;
  const known = new Map<string, { readonly item: CslItem; readonly name: string }>();
  return (key, item) => {
    const before = known.get(key);
    if (before?.item === item) return before.name;
    engine ??= new NoteEngine(csl, treeOf(STYLE), localeOf, language);
    const id = engine.items.idOf(key, item);
    const { citations } = engine.print([{ items: [{ id }], noteIndex: 0, isInNote: false }], []);
    // Whose name it is, the citation tells.
    const name = citations[0]!.cite;
    known.set(key, { item, name });
    return name;
  };
}

const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<citation et-al-min="3" et-al-use-first="1"><layout><names variable="author">
<name form="short" and="text" delimiter=", "/><substitute><names variable="editor"/><names variable="translator"/>
<names variable="director"/><text variable="title" form="short"/></substitute>
</names></layout></citation></style>`;
