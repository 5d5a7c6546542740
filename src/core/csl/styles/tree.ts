/** Styles and locales as citeproc takes them: from XML, and from the briefer form in which ours are shipped. */
import type { Tree } from 'citeproc';
import { lineAndColumn, MOST_DEPTH, readXml, type XmlElement } from './xml';

/** `n`ame, `a`ttributes, `c`hildren: as it is meant, of which a file may hold anything. */
interface BriefTree {
  readonly n?: unknown;
  readonly a?: unknown;
  readonly c?: unknown;
}

export interface ReadTree {
  readonly tree: Tree;
  /** From 1; undefined where the file is not written by hand. */
  readonly lineOf: (node: Tree) => number | undefined;
}

/** The tree, one that is nobody else's, or a sentence that says why there is none. */
export function readTree(text: string): ReadTree | { readonly fault: string } {
  if (text.trimStart().startsWith('{')) {
    const tree = grown(jsonOf(text), 0);
    return tree && typeof tree !== 'string'
      ? { tree, lineOf: () => undefined }
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined for what has not the shape of a tree, or is nested too deep. */
function grown(brief: unknown, depth: number): Tree | string | undefined {
  if (typeof brief === 'string') return brief;
  if (typeof brief !== 'object' || brief === null || depth > MOST_DEPTH) return undefined;
  const { n, a = {}, c = [] } = brief as BriefTree;
  if (typeof n !== 'string' || typeof a !== 'object' || a === null || !Array.isArray(c)) return undefined;
  if (!Object.values(a).every((value) => typeof value === 'string')) return undefined;
  const children: (Tree | string)[] = [];
  for (const each of c) {
    const child = grown(each, depth + 1);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const attrs = { ...(a as Record<string, string>) };
  return { name: n, attrs, children: n === 'term' ? wording(children) : children };
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

export function copyOf(tree: Tree): Tree {
  return JSON.parse(JSON.stringify(tree)) as Tree;
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
