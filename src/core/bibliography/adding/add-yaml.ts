/**
 * New items in a CSL-YAML file: a list, or one under `references`. The lines tell where items begin, as they tell our
 * reader: one whose YAML is broken costs no other, and nothing is written anew.
 */
import type { Span } from '../../place';
import { cslYaml, yamlItem } from '../csl-yaml';
import type { NewEntry } from '../entry';
import { yamlKeys } from '../items/yaml-items';
import { cslOf } from '../outgoing';
import { type BibliographyWriter, bySlot, lineEndOf, type Slot, type TextEdit, type Written } from './added';

export function cslYamlFile(text: string): BibliographyWriter {
  if (text.replace(/^\uFEFF/, '').trim() === '')
    return writer([], (added) => ({
      edits: [insertion(text.length, cslYaml(added.map((each) => cslOf(each, true))))],
      written: added.map((entry) => writtenAs(entry, '- ', false, '\n')),
    }));
  const { items, empty, dash } = listIn(text);
  if (items.length === 0 && !empty)
    return {
      ...writer([], () => ({ edits: [], written: [] })),
      refusal:
        'The bibliography has no list of references, item by item on lines of its own, so nothing can be put in.',
    };
  const lineEnd = lineEndOf(text);
  const quoted =
    (text.match(/^[\s-]*title:\s*"/gm)?.length ?? 0) * 2 > (text.match(/^[\s-]*title:/gm)?.length ?? 0);
  const keys = items.map(({ start, end }) => yamlKeys(text.slice(start, end)));
  const slots = items.map((item, at): YamlSlot => ({ ...item, key: keys[at]![0] }));
  return writer(keys.flat(), (added) => {
    const written = added.map((entry) => writtenAs(entry, dash, quoted, lineEnd));
    if (empty) {
      const block = written.map((each) => lineEnd + each.text).join('');
      return { edits: [{ ...empty, newText: block }], written };
    }
    const between = gapOf(text, slots) ?? lineEnd;
    const edits = [...bySlot(slots, written)].map(([slot, news]) => {
      const block = news.map((each) => each.text).join(between);
      const before = slots[slot];
      return before ? insertion(before.end, between + block) : insertion(slots[0]!.start, block + between);
    });
    return { edits, written };
  });
}

function writtenAs(entry: NewEntry, dash: string, quoted: boolean, lineEnd: string): Written {
  const text = yamlItem(cslOf(entry, true), dash, { quoted }).split('\n').join(lineEnd);
  return { key: entry.key, text };
}

function writer(keys: readonly string[], put: BibliographyWriter['put']): BibliographyWriter {
  return { keys, ignoresCase: false, put };
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

/** An item, up to behind its last line with anything on it, the line end aside. */
type YamlSlot = Slot & Span;

interface YamlList {
  readonly items: readonly Span[];
  /** `references: []`, or nothing behind the colon: what is to give way to the first item. */
  readonly empty?: { readonly start: number; readonly end: number };
  /** What the first line of an item begins with. */
  readonly dash: string;
}

const REFERENCES = /^["']?references["']?:[ \t]*(\[[ \t]*\]|)[ \t]*(?:#.*)?$/;

function listIn(text: string): YamlList {
  const items: { start: number; end: number }[] = [];
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
      dash ??= dashOf(found);
      items.push({ start, end });
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
        dash = dashOf(found);
        items.push({ start, end });
      } else if (!/^(?:---|\.\.\.|%)/.test(line)) isMapped = true;
    } else if (state === 'within' && open) {
      open.end = end;
    }
  }
  const isEmpty = items.length === 0 && empty !== undefined;
  return { items, dash: dash ?? '- ', ...(isEmpty && { empty }) };
}

/** With a blank behind it, also where the fields of the first item begin on the next line. */
function dashOf(found: string): string {
  return found.endsWith('-') ? `${found} ` : found;
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

/** What parts two items, without the remarks between them. */
function gapOf(text: string, items: readonly Span[]): string | undefined {
  const gaps = items.slice(1).map(({ start }, at) => text.slice(items[at]!.end, start));
  const blank = gaps.filter((gap) => /^[ \t]*(?:\r?\n[ \t]*)+$/.test(gap));
  return blank.length * 2 > gaps.length ? blank[0] : undefined;
}
