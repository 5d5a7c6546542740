/** The key of a paper in bibliographies: BibTeX, CSL-JSON, CSL-YAML. */
import { type Node, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import type { BibEntry } from '../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../sources/bibliography/bibtex-scan';
import { isOld, type KeyChange } from './key-change';
import { inOrder, NOTHING, type Remark, type Rewriting } from './rewriting';
import { cslYamlEdits } from './yaml-keys';

/** Renames the entries of the paper. `others` are the keys that in this file are entries of other papers. */
export function renameInBibliography(
  file: string,
  text: string,
  change: KeyChange,
  others: ReadonlySet<string> = new Set(),
): Rewriting {
  if (![...change.from].some((key) => text.includes(key))) return NOTHING;
  const own = { ...change, from: new Set([...change.from].filter((key) => !others.has(key))) };
  if (/\.(?:bib|bibtex)$/i.test(file)) return inBibtex(text, own);
  const isOurs = (key: string) => own.from.has(key);
  const edits = /\.json$/i.test(file) ? cslJsonEdits(text, own, isOurs) : cslYamlEdits(text, own, isOurs);
  return { edits: inOrder(edits), left: [], blocked: [] };
}

/** Fields whose value is a key or a list of them (BibLaTeX's manual, "Special fields"). */
const KEY_LISTS: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']);

function inBibtex(text: string, change: KeyChange): Rewriting {
  const { entries } = scanBibtex(text);
  const keyOf = ({ key }: BibEntry) => (key ? text.slice(key.start, key.end) : '');
  const renamed = entries.filter((entry) => isOld(change, keyOf(entry)));
  const [first, ...more] = renamed;
  const holder = entries.find((entry) => keyOf(entry) === change.to);
  const blocked: Remark[] = [];
  const left: Remark[] = [];
  const edits: TextEdit[] = [];
  if (holder?.key && first) {
    // Where the paper has both keys here, the entry that has the new one stays the entry.
    if (change.from.has(change.to)) left.push(...renamed.map(({ key }) => second(key!)));
    else blocked.push({ span: holder.key, reason: `The entry ${change.to} stands here already.` });
  } else if (first?.key) {
    edits.push({ span: first.key, newText: change.to });
    left.push(...more.map(({ key }) => second(key!)));
  }
  const kept = new Set(left.map(({ span }) => text.slice(span.start, span.end)));
  for (const entry of entries) edits.push(...listEdits(text, entry, change, entry === first, kept));
  return { edits: inOrder(edits), left, blocked };
}

function second(span: Span): Remark {
  return { span, reason: 'Another entry of the paper in this file: two of one key would be one too many.' };
}

/** `crossref = {a}`, `xdata = {a, b}`; an entry that is renamed needs no other name for itself. */
function listEdits(
  text: string,
  { fields }: BibEntry,
  change: KeyChange,
  isRenamed: boolean,
  kept: ReadonlySet<string>,
): TextEdit[] {
  return fields.flatMap(({ name, pieces }) => {
    if (!KEY_LISTS.has(name) || (name === 'ids' && isRenamed)) return [];
    const keys = pieces.filter(({ bare }) => !bare).flatMap((piece) => keysIn(text, piece));
    // A list names no key twice.
    if (keys.some(({ key }) => key === change.to)) return [];
    const old = keys.filter(({ key }) => isOld(change, key) && !kept.has(key));
    return old.slice(0, 1).map(({ span }) => ({ span, newText: change.to }));
  });
}

function keysIn(text: string, { start, end }: Span): { readonly key: string; readonly span: Span }[] {
  return [...text.slice(start, end).matchAll(/[^,\s](?:[^,\n]*[^,\s])?/g)].map(({ 0: key, index }) => ({
    key,
    span: { start: start + index, end: start + index + key.length },
  }));
}

function cslJsonEdits(text: string, change: KeyChange, isOurs: (key: string) => boolean): TextEdit[] {
  let root: Node | undefined;
  try {
    root = parseTree(text, [], { allowTrailingComma: true });
  } catch {
    // The parser is recursive: brackets nested some thousand deep overflow its stack.
    return [];
  }
  return itemsOf(root).flatMap((item) => {
    const ids = ['citation-key', 'id'].map((name) => property(item, name)).filter((id) => id?.type === 'string');
    if (ids.length === 0 || !isOurs(ids[0]!.value)) return [];
    return ids
      .filter((id) => isOld(change, id!.value))
      .map((id) => ({
        span: { start: id!.offset + 1, end: id!.offset + id!.length - 1 },
        newText: change.to,
      }));
  });
}

function itemsOf(root: Node | undefined): readonly Node[] {
  if (root?.type === 'array') return root.children ?? [];
  const list = property(root, 'items') ?? property(root, 'references');
  return list?.type === 'array' ? (list.children ?? []) : root ? [root] : [];
}

function property(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}
