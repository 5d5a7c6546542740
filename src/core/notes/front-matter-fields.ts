/** Setting fields in a note's front matter: all else stays as it is, comments and the order of fields included. */
import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, stringify } from 'yaml';
import { frontMatterEnd } from './front-matter';
import type { TextEdit } from './request';
import { isNestedDeep } from './yaml-depth';

/** `undefined` takes a field away. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

/**
 * The edits that give these fields these values, apart from each other and in order; a note without front matter gets
 * some. Undefined where the front matter is no map that can be written line by line, or where the edits would say
 * anything else than what they are to say.
 */
export function fieldEdits(
  text: string,
  fields: Readonly<Record<string, FieldValue>>,
): TextEdit[] | undefined {
  const end = frontMatterEnd(text);
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  if (end === 0) return inNewMatter(text, fields, feed);
  const start = text.indexOf('\n') + 1;
  const close = text.lastIndexOf('\n', end - 2) + 1;
  const yaml = text.slice(start, close);
  const pairs = pairsOf(yaml);
  if (!pairs) return undefined;
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const pair = pairs.find(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name);
    if (pair) edits.push(change(text, start, pair, value, feed));
    else if (value !== undefined) added.push(`${name}: ${inYaml(value)}${feed}`);
  }
  if (added.length > 0) edits.push({ span: { start: close, end: close }, newText: added.join('') });
  edits.sort((a, b) => a.span.start - b.span.start);
  return saysSo(yaml, edited(yaml, edits, start), fields) ? edits : undefined;
}

/** Whether the YAML says after the edits what it said before, but for these fields: anchors and the like reach far. */
function saysSo(before: string, after: string, fields: Readonly<Record<string, FieldValue>>): boolean {
  const others = (yaml: string) => {
    const read = valuesIn(yaml);
    return read && JSON.stringify(read.filter(([name]) => !Object.hasOwn(fields, name.toLowerCase())));
  };
  const now = new Map(valuesIn(after)?.map(([name, value]) => [name.toLowerCase(), value]));
  const isSet = ([name, value]: [string, FieldValue]) =>
    JSON.stringify(now.get(name)) === JSON.stringify(value);
  const said = others(after);
  return said !== undefined && said === others(before) && Object.entries(fields).every(isSet);
}

function valuesIn(yaml: string): [string, unknown][] | undefined {
  const pairs = pairsOf(yaml);
  if (!pairs) return undefined;
  const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  try {
    return pairs.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : String(key),
      isNode(value) ? (value.toJS(document) as unknown) : null,
    ]);
  } catch {
    return undefined;
  }
}

function edited(yaml: string, edits: readonly TextEdit[], start: number): string {
  let result = yaml;
  for (const { span, newText } of edits.toReversed())
    result = result.slice(0, span.start - start) + newText + result.slice(span.end - start);
  return result;
}

/** A value on one line, quoted where YAML would take it for something else. */
export function inYaml(value: NonNullable<FieldValue>): string {
  const written = stringify(value, {
    collectionStyle: 'flow',
    compat: 'yaml-1.1',
    lineWidth: 0,
    flowCollectionPadding: false,
  });
  const oneLine = written.trimEnd();
  // Of a text of several lines, or with odd characters, YAML's JSON is as good.
  return oneLine.includes('\n') ? JSON.stringify(value) : oneLine;
}

function inNewMatter(text: string, fields: Readonly<Record<string, FieldValue>>, feed: string): TextEdit[] {
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${inYaml(value)}`],
  );
  if (lines.length === 0) return [];
  const gap = text.length > at && !/^\r?\n/.test(text.slice(at, at + 2)) ? [''] : [];
  return [{ span: { start: at, end: at }, newText: ['---', ...lines, '---', ...gap, ''].join(feed) }];
}

function pairsOf(yaml: string): Pair[] | undefined {
  if (isNestedDeep(yaml)) return undefined;
  try {
    const { contents, errors } = parseDocument(yaml, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    if (errors.length > 0) return undefined;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    return isMap(contents) ? (contents.items as Pair[]) : undefined;
  } catch {
    // Lists nested some thousand deep overflow the parser's stack.
    return undefined;
  }
}

/** `start` is where the YAML begins in the text. */
function change(text: string, start: number, { key, value }: Pair, to: FieldValue, feed: string): TextEdit {
  const [keyStart, keyEnd] = rangeOf(key) ?? [0, 0];
  const [valueStart, valueEnd] = rangeOf(value) ?? [keyEnd, keyEnd];
  const from = start + keyStart;
  const printed = text.slice(start + valueStart, start + valueEnd);
  const behind = start + valueStart + printed.trimEnd().length;
  if (to === undefined) {
    const feed = text.indexOf('\n', behind);
    return { span: { start: from, end: feed < 0 ? behind : feed + 1 }, newText: '' };
  }
  const colon = text.indexOf(':', start + keyEnd);
  const isBelow = text.slice(colon, start + valueStart).includes('\n');
  const isEmpty = printed.trim() === '';
  // A list in lines of its own, or nothing at all, gives way to one behind the colon.
  const span = isEmpty
    ? { start: colon + 1, end: colon + 1 }
    : { start: isBelow ? colon + 1 : start + valueStart, end: behind };
  const remarks = printed.split(/\r?\n/).filter((line) => /^\s*#/.test(line));
  return { span, newText: [`${isEmpty || isBelow ? ' ' : ''}${inYaml(to)}`, ...remarks].join(feed) };
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = isScalar(node) || isSeq(node) || isMap(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}
