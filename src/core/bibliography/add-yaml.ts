/**
 * New items in a CSL-YAML file: a list, or one under `references`. The lines tell where items begin, as they tell our
 * reader: one whose YAML is broken costs no other, and nothing is written anew.
 */
import { type BibliographyWriter, bySlot, lineEndOf, type Slot, type TextEdit } from './added';
import { cslYaml, yamlItem } from './csl-yaml';
import type { NewEntry } from './entry';
import { cslOf } from './outgoing';

export function cslYamlFile(text: string): BibliographyWriter {
  if (text.replace(/^\uFEFF/, '').trim() === '')
    return writer([], (added) => [insertion(text.length, cslYaml(added.map((each) => cslOf(each, true))))]);
  const { items, empty, dash } = listIn(text);
  if (items.length === 0 && !empty)
    return {
      ...writer([], () => []),
      refusal:
        'The bibliography has no list of references, item by item on lines of its own, so nothing can be put in.',
    };
  const lineEnd = lineEndOf(text);
  const quoted =
    (text.match(/^[\s-]*title:\s*"/gm)?.length ?? 0) * 2 > (text.match(/^[\s-]*title:/gm)?.length ?? 0);
  const textOf = (entry: NewEntry) => ({
    key: entry.key,
    text: yamlItem(cslOf(entry, true), dash, { quoted }).split('\n').join(lineEnd),
  });
  return writer(
    items.flatMap(({ key }) => (key === undefined ? [] : [key])),
    (added) => {
      if (empty) {
        const block = added.map((entry) => lineEnd + textOf(entry).text).join('');
        return [{ ...empty, newText: block }];
      }
      const between = gapOf(text, items) ?? lineEnd;
      return [...bySlot(items, added.map(textOf))].map(([slot, news]) => {
        const block = news.map((each) => each.text).join(between);
        const before = items[slot];
        return before ? insertion(before.end, between + block) : insertion(items[0]!.start, block + between);
      });
    },
  );
}

function writer(keys: readonly string[], put: BibliographyWriter['put']): BibliographyWriter {
  return { keys, ignoresCase: false, put };
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

interface YamlSlot extends Slot {
  readonly start: number;
  /** Behind its last line with anything on it, the line end aside. */
  end: number;
  key: string | undefined;
}

interface YamlList {
  readonly items: readonly YamlSlot[];
  /** `references: []`, or nothing behind the colon: what is to give way to the first item. */
  readonly empty?: { readonly start: number; readonly end: number };
  /** What the first line of an item begins with. */
  readonly dash: string;
}

const REFERENCES = /^["']?references["']?:[ \t]*(\[[ \t]*\]|)[ \t]*(?:#.*)?$/;

function listIn(text: string): YamlList {
  const items: YamlSlot[] = [];
  let state: 'before' | 'within' | 'behind' = 'before';
  let empty: YamlList['empty'];
  let dash: string | undefined;
  let isMapped = false;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const [, found] = /^([ \t]{0,40}-(?:[ \t]{1,20}|$))/.exec(line) ?? [];
    const open = items.at(-1);
    if (line.trim() === '') continue;
    const margin = /^[ \t]*/.exec(line)![0].length;
    if (line[margin] === '#') {
      // Within a text of several lines it is no remark; above an item it is one on it.
      if (state === 'within' && open && dash && margin >= dash.length) open.end = end;
    } else if (
      state === 'within' &&
      found !== undefined &&
      (dash === undefined || margin === marginOf(dash))
    ) {
      dash ??= found === `${found.trim()}` ? `${found} ` : found;
      items.push({ start, end, key: idIn(line.slice(found.length)) });
    } else if (margin === 0) {
      if (state === 'within') state = 'behind';
      const [all, list] = REFERENCES.exec(line) ?? [];
      if (state === 'before' && all !== undefined) {
        state = 'within';
        empty = list
          ? { start: start + line.indexOf(':') + 1, end: start + line.indexOf(']') + 1 }
          : { start: end, end };
      } else if (state === 'before' && found !== undefined && !isMapped) {
        state = 'within';
        dash = found;
        items.push({ start, end, key: idIn(line.slice(found.length)) });
      } else if (!/^(?:---|\.\.\.|%)/.test(line)) isMapped = true;
    } else if (state === 'within' && open) {
      open.end = end;
      if (dash && margin === dash.length) open.key ??= idIn(line.slice(margin));
    }
  }
  const isEmpty = items.length === 0 && empty !== undefined;
  return { items, dash: dash ?? '- ', ...(isEmpty && { empty }) };
}

function marginOf(dash: string): number {
  return dash.indexOf('-');
}

function* linesOf(text: string): Generator<{ start: number; end: number }> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const lineEnd = next < 0 ? text.length : next;
    yield { start, end: text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd };
    start = lineEnd + 1;
  }
}

/** The value of `id: x`, whatever its quotes; of `{id: x, …}` the first that is one. */
function idIn(field: string): string | undefined {
  const [, quoted, single, plain] = (field.startsWith('{') ? FLOW_ID : ID).exec(field.slice(0, 1000)) ?? [];
  return quoted ?? single ?? plain;
}

const ID = /^["']?(?:citation-key|id)["']?:[ \t]+(?:"([^"]*)"|'([^']*)'|([^\s#"'].*?))[ \t]*(?:[ \t]#.*)?$/;
const FLOW_ID = /[{,][ \t]*["']?id["']?:[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))/;

/** What parts two items, without the remarks between them. */
function gapOf(text: string, items: readonly YamlSlot[]): string | undefined {
  const gaps = items.slice(1).map(({ start }, at) => text.slice(items[at]!.end, start));
  const blank = gaps.filter((gap) => /^[ \t]*(?:\r?\n[ \t]*)+$/.test(gap));
  return blank.length * 2 > gaps.length ? blank[0] : undefined;
}
