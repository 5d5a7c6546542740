/** Styles and locales as trees: those that are shipped are written more briefly than citeproc wants them. */
import type { Tree } from 'citeproc';

/** `n`ame, `a`ttributes, `c`hildren. */
interface BriefTree {
  readonly n: string;
  readonly a?: Record<string, string>;
  readonly c?: readonly (BriefTree | string)[];
}

/** As citeproc takes it: XML as it is, a shipped file as a tree that is nobody else's. */
export function treeOf(text: string): Tree | string {
  return text.trimStart().startsWith('{') ? grown(JSON.parse(text)) : text;
}

function grown({ n, a, c }: BriefTree): Tree {
  const children = (c ?? []).map((child) => (typeof child === 'string' ? child : grown(child)));
  // An empty term is a word that is nothing, not one that is missing.
  return { name: n, attrs: { ...a }, children: n === 'term' && children.length === 0 ? [''] : children };
}
