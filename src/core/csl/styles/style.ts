/** What a style is, and why it cannot be used (https://docs.citationstyles.org/en/stable/specification.html). */
import type { Tree } from 'citeproc';
import { localeName } from './locales';
import { childrenOf, readTree, textIn } from './tree';

export interface StyleInfo {
  /** As its author calls it; undefined in the styles that are shipped. */
  readonly title?: string;
  readonly class: 'in-text' | 'note';
  /** CSL's citation formats. */
  readonly format?: 'author-date' | 'author' | 'numeric' | 'label' | 'note';
  /** The locale it is written for: `de-DE`. */
  readonly defaultLocale?: string;
  /** Whether it prints a list of references. */
  readonly hasList: boolean;
  /** The short name of the style that it is another name of: `apa`. Nothing else of a dependent style counts. */
  readonly parent?: string;
}

/** A style that can be used, with its tree, or a sentence that says why not. */
export type ReadStyle = { readonly info: StyleInfo; readonly tree: Tree } | { readonly fault: string };

export function readStyle(text: string): ReadStyle {
  const read = readTree(text);
  if ('fault' in read) return read;
  const { tree } = read;
  const at = (node: Tree, says: string) => {
    const line = read.lineOf(node);
    return { fault: line === undefined ? `${upper(says)}.` : `Line ${line}: ${says}.` };
  };
  if (tree.name !== 'style')
    return at(tree, `this is no style of the Citation Style Language, for its root is <${tree.name}>`);
  const version = tree.attrs.version;
  if (version === undefined)
    return at(tree, 'the style has no version, as in CSL 0.8; styles of CSL 1.0 are understood');
  if (!/^1\./.test(version))
    return at(tree, `the style is of CSL ${version}; those of CSL 1.0 are understood`);
  const info = infoOf(tree);
  if (info.parent !== undefined) return { info, tree };
  if (tree.attrs.class !== 'in-text' && tree.attrs.class !== 'note')
    return at(tree, 'the style does not say whether its class is in-text or note');
  const citation = childrenOf(tree, 'citation')[0];
  if (!citation) return at(tree, 'the style has no <citation>');
  for (const part of [citation, ...childrenOf(tree, 'bibliography')])
    if (childrenOf(part, 'layout').length === 0) return at(part, `<${part.name}> has no <layout>`);
  const fault = macroFault(tree);
  return fault ? at(fault.node, fault.says) : { info, tree };
}

function infoOf(tree: Tree): StyleInfo {
  const info = childrenOf(tree, 'info')[0];
  const inside = (name: string) => (info ? childrenOf(info, name) : []);
  const title = inside('title')[0];
  const format = inside('category').find(({ attrs }) => attrs['citation-format'])?.attrs['citation-format'];
  const parent = inside('link').find(({ attrs }) => attrs.rel === 'independent-parent')?.attrs.href;
  const locale = tree.attrs['default-locale'];
  const defaultLocale = locale === undefined ? undefined : localeName(locale);
  return {
    ...(title && { title: textIn(title).replace(/\s+/g, ' ') }),
    class: tree.attrs.class === 'note' ? 'note' : 'in-text',
    ...(format && { format: format as StyleInfo['format'] }),
    ...(defaultLocale && { defaultLocale }),
    hasList: childrenOf(tree, 'bibliography').length > 0,
    // The last part of `http://www.zotero.org/styles/apa`.
    ...(parent && { parent: /([^/]*)\/*$/.exec(parent)![1]!.replace(/\.csl$/, '') }),
  };
}

interface MacroFault {
  readonly node: Tree;
  readonly says: string;
}

/** More than that no style prints, and no machine waits for. */
const MOST_UNFOLDED = 200_000;

/** Macros that are called and not there, that call themselves, or that unfold to more than can be printed. */
function macroFault(style: Tree): MacroFault | undefined {
  const macros = new Map(childrenOf(style, 'macro').map((macro) => [macro.attrs.name ?? '', macro] as const));
  /** How many elements each comes to; undefined while it is being counted. */
  const sizes = new Map<string, number | undefined>();
  let fault: MacroFault | undefined;
  const sizeOf = (node: Tree): number => {
    let size = 1;
    for (const child of node.children) {
      if (fault || typeof child === 'string') continue;
      size += sizeOf(child);
      const called = child.name === 'text' || child.name === 'key' ? child.attrs.macro : undefined;
      if (called !== undefined) size += sizeOfMacro(called, child);
    }
    return size;
  };
  const sizeOfMacro = (name: string, caller: Tree): number => {
    const macro = macros.get(name);
    if (!macro) {
      fault ??= { node: caller, says: `the macro “${name}” is called, and is not there` };
      return 0;
    }
    if (sizes.has(name)) {
      const size = sizes.get(name);
      if (size === undefined) fault ??= { node: caller, says: `the macro “${name}” calls itself` };
      return size ?? 0;
    }
    sizes.set(name, undefined);
    const size = sizeOf(macro);
    sizes.set(name, size);
    if (size > MOST_UNFOLDED) fault ??= { node: macro, says: `the macro “${name}” unfolds without end` };
    return size;
  };
  for (const part of ['citation', 'bibliography'])
    for (const node of childrenOf(style, part)) if (!fault) sizeOf(node);
  return fault;
}

function upper(says: string): string {
  return says[0]!.toUpperCase() + says.slice(1);
}
