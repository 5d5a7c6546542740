/** New items in a CSL-JSON file: a list, or an object with one under `items` or `references`. Comments are allowed. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { cslJson } from '../csl';
import type { NewEntry } from '../entry';
import { cslOf } from '../outgoing';
import { type BibliographyWriter, bySlot, lineEndOf, type Slot, type TextEdit, type Written } from './added';

export function cslJsonFile(text: string): BibliographyWriter {
  if (text.replace(/^\uFEFF/, '').trim() === '')
    return writer([], (added) => {
      const style: JsonStyle = { between: '\n', margin: '  ', indent: '  ', blank: ' ', lineEnd: '\n' };
      const newText = cslJson(added.map((each) => cslOf(each, true)));
      return {
        edits: [{ start: text.length, end: text.length, newText }],
        written: writtenIn(style, added),
      };
    });
  const errors: ParseError[] = [];
  const list = listOf(parsed(text, errors));
  if (errors.length > 0 || !list)
    return refusing(
      errors.length > 0
        ? 'The JSON of the bibliography is broken: mend it, then the entry can be put in.'
        : 'The bibliography is no list of CSL items, so nothing can be put in.',
    );
  const items = list.children ?? [];
  if (items.some((item) => member(item, 'itemType')))
    return refusing(
      'The bibliography is Zotero’s own JSON, which Better BibTeX writes: let it export CSL JSON or BibTeX, which take entries.',
    );
  const slots = items.map((node): ItemSlot => ({ key: keyOf(node), node }));
  return writer(
    items.flatMap((item) =>
      ['citation-key', 'id'].map((name) => wordsOf(item, name)).filter((key) => key !== undefined),
    ),
    (added) => {
      const style = styleOf(text, list);
      const written = writtenIn(style, added);
      if (items.length === 0) return { edits: [intoEmpty(text, list, written, style)], written };
      const edits = [...bySlot(slots, written)].flatMap(([slot, news]) => {
        const block = news.map((each) => each.text).join(`,${style.between}`);
        const before = slots[slot]?.node;
        return before ? behind(text, before, block, style) : [ahead(items[0]!, block, style)];
      });
      return { edits, written };
    },
  );
}

function refusing(refusal: string): BibliographyWriter {
  return { ...writer([], () => ({ edits: [], written: [] })), refusal };
}

function writtenIn(style: JsonStyle, added: readonly NewEntry[]): Written[] {
  return added.map((entry) => ({ key: entry.key, text: itemText(entry, style) }));
}

function writer(keys: readonly string[], put: BibliographyWriter['put']): BibliographyWriter {
  return { keys, ignoresCase: false, put };
}

interface ItemSlot extends Slot {
  readonly node: Node;
}

function parsed(text: string, errors: ParseError[]): Node | undefined {
  try {
    // A byte order mark is no JSON, and its length must not be lost.
    return parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  } catch {
    // The parser is recursive: brackets nested some thousand deep overflow its stack.
    return undefined;
  }
}

function listOf(root: Node | undefined): Node | undefined {
  if (root?.type === 'array') return root;
  const list = member(root, 'items') ?? member(root, 'references');
  return list?.type === 'array' ? list : undefined;
}

function member(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function wordsOf(item: Node, name: string): string | undefined {
  const id = member(item, name);
  return id?.type === 'string' || id?.type === 'number' ? String(id.value) : undefined;
}

function keyOf(item: Node): string | undefined {
  return wordsOf(item, 'citation-key') ?? wordsOf(item, 'id');
}

interface JsonStyle {
  /** What stands between two items, the comma aside. */
  readonly between: string;
  /** What an item's own lines begin with, and what each level within it adds; undefined for items on one line. */
  readonly margin: string;
  readonly indent: string | undefined;
  /** Behind a colon or comma in items on one line. */
  readonly blank: string;
  readonly lineEnd: string;
}

function styleOf(text: string, list: Node): JsonStyle {
  const [first, second] = list.children ?? [];
  const lineEnd = lineEndOf(text);
  const listMargin = /^[ \t]*/.exec(lineOf(text, list.offset))![0];
  if (!first) {
    const unit = listMargin === '' ? '  ' : listMargin;
    const margin = listMargin + unit;
    return { between: lineEnd + margin, margin, indent: unit, blank: ' ', lineEnd };
  }
  const source = text.slice(first.offset, first.offset + first.length);
  const gap = second && text.slice(first.offset + first.length, second.offset);
  const margin = /^[ \t]*/.exec(lineOf(text, first.offset))![0];
  const inner = /^\{\s*?\r?\n([ \t]*)/.exec(source)?.[1];
  const plain = gap !== undefined && /^\s*,\s*$/.test(gap) ? gap.replace(',', '') : undefined;
  return {
    between: plain ?? (text.slice(list.offset, first.offset).includes('\n') ? lineEnd + margin : ' '),
    margin,
    indent: inner?.startsWith(margin) ? inner.slice(margin.length) || '  ' : undefined,
    blank: /":[ \t]/.test(source) ? ' ' : '',
    lineEnd,
  };
}

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset + 1).replace(/^\uFEFF/, '');
}

function itemText(entry: NewEntry, { margin, indent, blank, lineEnd }: JsonStyle): string {
  const item = cslOf(entry, true);
  if (indent !== undefined)
    return JSON.stringify(item, null, indent)
      .split('\n')
      .join(lineEnd + margin);
  return blank === '' ? JSON.stringify(item) : spaced(item);
}

/** On one line, with a blank behind each colon and comma. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}: ${spaced(part)}`)
    .join(', ')}}`;
}

/** What stands behind an item on its line, where that is a comma or a remark and nothing else. */
const TAIL = /[ \t]*(,?)(?:[ \t]*(\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/))?(?=[ \t]*(?:[\r\n]|$))/y;

/** A comma behind the item, and a remark on its line, stay with it. */
function behind(text: string, { offset, length }: Node, block: string, style: JsonStyle): TextEdit[] {
  const end = offset + length;
  TAIL.lastIndex = end;
  const [tail = '', comma = '', remark = ''] = TAIL.exec(text) ?? [];
  // What stands behind `//` on its line is a part of the remark.
  const isOpen = remark.startsWith('//') && !style.between.includes('\n');
  const between = isOpen ? style.lineEnd + style.margin : style.between;
  if (comma === '' && tail.trim() === '') return [{ start: end, end, newText: `,${between}${block}` }];
  if (comma !== '')
    return [{ start: end + tail.length, end: end + tail.length, newText: `${between}${block},` }];
  return [
    { start: end, end, newText: ',' },
    { start: end + tail.length, end: end + tail.length, newText: between + block },
  ];
}

function ahead({ offset }: Node, block: string, { between }: JsonStyle): TextEdit {
  return { start: offset, end: offset, newText: `${block},${between}` };
}

function intoEmpty(text: string, list: Node, written: readonly Written[], style: JsonStyle): TextEdit {
  const at = list.offset + 1;
  const isClosedBelow = text.slice(at, list.offset + list.length).includes('\n');
  const margin = /^[ \t]*/.exec(lineOf(text, list.offset))![0];
  const newText = written.map((each) => style.between + each.text).join(',');
  return { start: at, end: at, newText: isClosedBelow ? newText : newText + style.lineEnd + margin };
}
