/** The key of a paper in bibliographies: BibTeX, CSL-JSON, CSL-YAML. */
import { type Node, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import type { BibEntry } from '../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../sources/bibliography/bibtex-scan';
import { type Entry, isOld, type KeyChange } from './key-change';
import { inOrder, NOTHING, type Remark, type Rewriting } from './rewriting';
import { cslYamlEntries } from './yaml-keys';

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
  const entries = /\.json$/i.test(file) ? cslJsonEntries(text, own) : cslYamlEntries(text, own);
  return renameEntries(entries, own);
}

/** Fields whose value is a key or a list of them (BibLaTeX's manual, "Special fields"). */
const KEY_LISTS: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']);

/** One entry of the paper gets the new key: two of one key in a file would be one too many. */
function renameEntries(entries: readonly Entry[], change: KeyChange): Rewriting & { readonly first?: Entry } {
  const old = entries.filter(({ key }) => isOld(change, key));
  const holder = entries.find(({ key }) => key === change.to);
  const remark = ({ span }: Entry): Remark => ({
    span,
    reason: 'Another entry of the paper in this file: two of one key would be one too many.',
  });
  if (!holder) {
    const [first, ...more] = old;
    return { edits: first?.edits ?? [], left: more.map(remark), blocked: [], ...(first && { first }) };
  }
  if (old.length === 0 || change.from.has(change.to)) return { ...NOTHING, left: old.map(remark) };
  const reason = `The entry ${change.to} stands here already.`;
  return { ...NOTHING, blocked: [{ span: holder.span, reason }] };
}

function inBibtex(text: string, change: KeyChange): Rewriting {
  const { entries } = scanBibtex(text);
  const keyed = entries.flatMap(({ key: span }): Entry[] => {
    if (!span) return [];
    return [{ key: text.slice(span.start, span.end), span, edits: [{ span, newText: change.to }] }];
  });
  const { edits, left, blocked, first } = renameEntries(keyed, change);
  const kept = new Set(left.map(({ span }) => text.slice(span.start, span.end)));
  const lists = entries.flatMap((entry) => {
    const isRenamed = first !== undefined && entry.key?.start === first.span.start;
    return listEdits(text, entry, change, isRenamed, kept);
  });
  return { edits: inOrder([...edits, ...lists]), left, blocked };
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

function cslJsonEntries(text: string, change: KeyChange): Entry[] {
  let root: Node | undefined;
  try {
    root = parseTree(text, [], { allowTrailingComma: true });
  } catch {
    // The parser is recursive: brackets nested some thousand deep overflow its stack.
    return [];
  }
  return itemsOf(root).flatMap((item) => {
    const ids = ['citation-key', 'id']
      .map((name) => property(item, name))
      // One that breaks off has no closing quote.
      .filter((id) => id?.type === 'string' && text[id.offset + id.length - 1] === '"' && id.length > 1)
      .map((id) => ({
        key: String(id!.value),
        span: { start: id!.offset + 1, end: id!.offset + id!.length - 1 },
      }));
    const [own] = ids;
    if (!own) return [];
    const edits = ids
      .filter(({ key }) => isOld(change, key))
      .map(({ span }) => ({ span, newText: change.to }));
    return [{ ...own, edits }];
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
