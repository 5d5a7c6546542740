/** Keys in YAML: the ids of CSL items, and what a literature note says of its own paper. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { KEY_FIELDS } from '../notes/paper-note';
import type { TextEdit } from '../notes/request';
import { type Entry, isOld, type KeyChange } from './key-change';

/** The items of a list, or of one under `references`. */
export function cslYamlEntries(text: string, change: KeyChange): Entry[] {
  const root = parse(text);
  const items = isMap(root) ? memberOf(root, 'references') : root;
  if (!isSeq(items)) return [];
  return items.items.flatMap((item) => {
    if (!isMap(item)) return [];
    const ids = ['citation-key', 'id'].map((name) => memberOf(item, name)).filter((id) => isScalar(id));
    const [own] = ids;
    if (!own) return [];
    const [start, end] = own.range ?? [0, 0];
    return [
      {
        key: String(own.value),
        span: { start, end },
        edits: ids.flatMap((id) => scalarEdit(text, id, change)),
      },
    ];
  });
}

/** The fields in which a note names its own paper, `citekey: a` or `citekey: "@a"`, and with `isOwn` its aliases. */
export function ownKeyEdits(text: string, change: KeyChange, isOwn: boolean): TextEdit[] {
  const root = parse(text);
  if (!isMap(root)) return [];
  const edits: TextEdit[] = [];
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value).toLowerCase() : '';
    const isAliases = name === 'aliases' || name === 'alias';
    if (!KEY_FIELDS.has(name) && !(isAliases && isOwn)) continue;
    for (const each of isSeq(value) ? value.items : [value])
      if (isScalar(each)) edits.push(...scalarEdit(text, each, change));
  }
  return edits;
}

/** The key of which a note says that its paper has it, without an `@`. */
export function ownKey(text: string): string | undefined {
  const root = parse(text);
  if (!isMap(root)) return undefined;
  for (const { key, value } of root.items) {
    if (!isScalar(key) || !KEY_FIELDS.has(String(key.value).toLowerCase()) || !isScalar(value)) continue;
    return String(value.value).replace(/^@/, '');
  }
  return undefined;
}

/** So many brackets in a row are no list of anybody's, and the parser would go down with them. */
const DEEP = /(?:[[{][ \t]*){60}/;

function parse(text: string): unknown {
  if (DEEP.test(text)) return undefined;
  try {
    return parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false }).contents;
  } catch {
    // Lists nested some thousand deep overflow the parser's stack.
    return undefined;
  }
}

function memberOf(map: YAMLMap, name: string): unknown {
  const value = map.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  return isAlias(value) ? undefined : value;
}

function scalarEdit(text: string, scalar: Scalar, change: KeyChange): TextEdit[] {
  const [start, end] = scalar.range ?? [0, 0];
  const printed = text.slice(start, end);
  const [, open, at, key] = /^(["']?)(@?)(.*)\1$/s.exec(printed)!;
  if (key === undefined || !isOld(change, key)) return [];
  const from = start + open!.length + at!.length;
  const isQuoted = open !== '' || PLAIN.test(change.to);
  if (isQuoted) return [{ span: { start: from, end: from + key.length }, newText: change.to }];
  return [{ span: { start, end }, newText: `${JSON.stringify(at + change.to)}` }];
}

/** What YAML takes for words whatever its version: no number, no truth value, no mark. */
const PLAIN =
  /^(?!(?:true|false|yes|no|on|off|null|y|n)$)(?=.*[a-z_].*)(?![\d_.]+e\d+$|0x)[a-z_\d](?:[\w&+./~$%'-]|[:#](?=[\w]))*$/i;
