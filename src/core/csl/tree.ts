/** Styles and locales as citeproc takes them: from XML, and from the briefer form in which ours are shipped. */
import type { Tree } from 'citeproc';
import { lineAndColumn, readXml, type XmlElement } from './xml';

/** `n`ame, `a`ttributes, `c`hildren. */
interface BriefTree {
  readonly n: string;
  readonly a?: Record<string, string>;
  readonly c?: readonly (BriefTree | string)[];
}

export interface ReadTree {
  readonly tree: Tree;
  /** From 1; undefined where the file is not written by hand. */
  readonly lineOf: (node: Tree) => number | undefined;
}

/** The tree, one that is nobody else's, or a sentence that says why there is none. */
export function readTree(text: string): ReadTree | { readonly fault: string } {
  if (text.trimStart().startsWith('{')) {
    const brief = briefTree(text);
    return brief
      ? { tree: grown(brief), lineOf: () => undefined }
      : { fault: 'It is neither XML nor a style of ours.' };
  }
  const root = readXml(text);
  if ('fault' in root) {
    const { line, column } = lineAndColumn(text, root.at);
    return { fault: `Line ${line}, column ${column}: it is not XML, for ${root.fault}.` };
  }
  const starts = new Map<Tree, number>();
  const tree = ofXml(root, starts);
  return {
    tree,
    lineOf: (node) => {
      const start = starts.get(node);
      return start === undefined ? undefined : lineAndColumn(text, start).line;
    },
  };
}

function briefTree(text: string): BriefTree | undefined {
  try {
    const value = JSON.parse(text) as BriefTree;
    return typeof value.n === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function grown({ n, a, c }: BriefTree): Tree {
  const children = (c ?? []).map((child) => (typeof child === 'string' ? child : grown(child)));
  return { name: n, attrs: { ...a }, children: n === 'term' ? wording(children) : children };
}

function ofXml({ name, attrs, children, start }: XmlElement, starts: Map<Tree, number>): Tree {
  const bare = name.slice(name.indexOf(':') + 1);
  const grown = children.map((child) => (typeof child === 'string' ? child : ofXml(child, starts)));
  const tree: Tree = {
    name: bare,
    attrs: { ...attrs },
    children: bare === 'term' || bare === 'single' || bare === 'multiple' ? wording(grown) : grown,
  };
  starts.set(tree, start);
  return tree;
}

/** An empty term is a word that is nothing, not one that is missing. */
function wording(children: (Tree | string)[]): (Tree | string)[] {
  return children.length === 0 ? [''] : children;
}

/** A style or locale that is known to be sound. */
export function treeOf(text: string): Tree {
  const read = readTree(text);
  if ('fault' in read) throw new Error(read.fault);
  return read.tree;
}

export function childrenOf(tree: Tree, name: string): Tree[] {
  return tree.children.filter((child): child is Tree => typeof child !== 'string' && child.name === name);
}

export function textIn(tree: Tree): string {
  return tree.children
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('')
    .trim();
}
