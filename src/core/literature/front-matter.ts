/** The fields at the top level of a note's front matter, each with all its lines. */
import { isMap, isNode, isScalar, type Pair, parse, parseDocument } from 'yaml';
import { frontMatterEnd, mayBeginFrontMatter } from '../notes/front-matter';
import { isNestedDeep } from '../notes/yaml-depth';
import type { Span } from '../place';

export interface Fields {
  /** By their names, from the key to the end of the value. */
  readonly fields: ReadonlyMap<string, Span>;
  /** The YAML between the lines of dashes; undefined where there is none, or a broken one. */
  readonly yaml?: Span;
  /** Why no field is known, a sentence for the reader. */
  readonly fault?: string;
}

/** The fields of a note; none where the YAML is broken, for then nobody knows where one ends. */
export function fieldsIn(text: string): Fields {
  const end = frontMatterEnd(text);
  const fields = new Map<string, Span>();
  if (end === 0) {
    const unended = mayBeginFrontMatter(text) ? 'The front matter does not end' : undefined;
    return { fields, ...(unended && { fault: `${unended}, so its fields were left alone.` }) };
  }
  const start = text.indexOf('\n') + 1;
  const closing = /(?:---|\.\.\.)\s*$/.exec(text.slice(0, end))!.index;
  const yaml = { start, end: closing };
  const read = readYaml(text.slice(start, closing));
  if (typeof read === 'string')
    return { fields, fault: `The front matter is no valid YAML (${read}), so its fields were left alone.` };
  for (const { key, value } of read) {
    if (!isScalar(key) || !key.range) continue;
    const from = start + key.range[0];
    const to = isNode(value) && value.range ? start + value.range[1] : from + 1;
    fields.set(String(key.value), { start: from, end: from + text.slice(from, to).trimEnd().length });
  }
  return { fields, yaml };
}

/** Names of fields may be there twice as far as YAML is concerned: to find that out it compares each with each. */
const OPTIONS = { logLevel: 'silent', prettyErrors: false, uniqueKeys: false } as const;

/** The pairs of the mapping, or what is wrong. */
function readYaml(text: string): readonly Pair[] | string {
  if (isNestedDeep(text)) return 'it is nested too deep';
  const { errors, contents } = parseDocument(text, OPTIONS);
  if (errors[0]) return errors[0].message.split('\n')[0]!;
  if (contents === null) return [];
  if (!isMap(contents) || contents.flow) return 'it is no list of fields';
  const names = contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  return twice === undefined ? contents.items : `“${twice}” is there twice`;
}

/** What each field says, as `fieldValue` gives it; undefined where the YAML is broken. */
export function fieldValues(text: string): ReadonlyMap<string, string> | undefined {
  const { yaml, fault } = fieldsIn(text);
  if (!yaml || fault !== undefined) return undefined;
  try {
    const said: unknown = parse(text.slice(yaml.start, yaml.end), OPTIONS);
    return new Map(
      Object.entries(said ?? {}).map(([name, value]) => [name, JSON.stringify({ [name]: value })]),
    );
  } catch {
    // An alias of nothing.
    return undefined;
  }
}

/** What a field says, as JSON with its name, however it is laid out. */
export function fieldValue(field: string): string | undefined {
  try {
    return JSON.stringify(parse(field, OPTIONS));
  } catch {
    return undefined;
  }
}
