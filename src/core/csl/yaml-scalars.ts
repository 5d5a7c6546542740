/**
 * The plain values in YAML, each with the way to it: `format: html: csl: apa` as `format.html.csl`.
 *
 * Read line by line, not as YAML: it is asked for at every keystroke, and what stands above and below may be broken at
 * that moment. Skipping: what is written in braces, items of lists, aliases, texts behind an anchor or a tag in the lines
 * below it.
 */
import type { Span } from '../place';

export interface YamlScalar {
  readonly path: string;
  /** As it is meant: `it's` for `'it''s'`. */
  readonly value: string;
  /** As it is printed, quotes and all; without its anchor and its tag. */
  readonly span: Span;
}

interface Open {
  readonly indent: number;
  readonly name: string;
  /** Nothing stands behind the colon but the mark of a text in the lines below. */
  isEmpty: boolean;
}

/** In the order of the text; `start` is the offset of `yaml` in the whole. */
export function yamlScalars(yaml: string, start = 0): YamlScalar[] {
  const found: YamlScalar[] = [];
  const open: Open[] = [];
  let at = start;
  for (const whole of yaml.split('\n')) {
    const from = at;
    at += whole.length + 1;
    const line = whole.trimEnd();
    const indent = line.length - line.trimStart().length;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const field = FIELD.exec(line);
    const above = open.at(-1);
    if (above && indent > above.indent && (!field || isText(above, found))) {
      if (above.isEmpty) take(found, open, line, indent, from);
      continue;
    }
    while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
    if (!field) continue;
    const head = field[0].length;
    const isEmpty = /^\s*(?:[|>][-+\d]*\s*)?(?:#.*)?$/.test(line.slice(head));
    open.push({ indent, name: field[2]!, isEmpty });
    if (!isEmpty) take(found, open, line, head, from);
  }
  return found;
}

const FIELD = /^[ \t]*(["']?)([\w-]+)\1[ \t]*:(?=\s|$)/;

/** A value was found for the field already: what is deeper goes on with it. */
function isText(above: Open, found: readonly YamlScalar[]): boolean {
  return !above.isEmpty && found.at(-1)?.path.split('.').at(-1) === above.name;
}

function take(found: YamlScalar[], open: readonly Open[], line: string, column: number, from: number): void {
  const scalar = scalarAt(line, column);
  if (!scalar) return;
  open.at(-1)!.isEmpty = false;
  const path = open.map(({ name }) => name).join('.');
  const span = { start: from + scalar.start, end: from + scalar.end };
  found.push({ path, value: scalar.value, span });
}

function scalarAt(line: string, column: number): { value: string; start: number; end: number } | undefined {
  const start = column + /^\s*(?:[&!]\S*\s+)*/.exec(line.slice(column))![0].length;
  const rest = line.slice(start);
  const [quoted, double, single] = QUOTED.exec(rest) ?? [];
  if (quoted !== undefined) {
    const value = double?.replace(/\\(["\\/])/g, '$1') ?? single!.replaceAll("''", "'");
    return { value, start, end: start + quoted.length };
  }
  // Lists and maps, aliases, nothing but an anchor or a tag, an open quotation mark.
  if (/^[[{&*!"'%@`|>]|^-(?:\s|$)/.test(rest)) return undefined;
  const value = rest.replace(/(?:^|\s)#.*$/, '').trimEnd();
  return value === '' ? undefined : { value, start, end: start + value.length };
}

const QUOTED = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/;
