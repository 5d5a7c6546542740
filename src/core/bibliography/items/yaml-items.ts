/**
 * CSL items in YAML (https://pandoc.org/MANUAL.html#specifying-bibliographic-data), of a file or of a note's own front
 * matter. Each is parsed alone and when it is asked for: YAML is slow to parse. Texts are Markdown, dates those of EDTF.
 */
import { parseDocument } from 'yaml';
import { isNestedDeep } from '../../notes/yaml-depth';
import type { Span } from '../../place';
import type { CslItem } from '../csl';
import { cslDate } from './bibtex-dates';
import { richMarkdown } from './rich-markdown';

export class YamlItems {
  readonly #items: ReadonlyMap<string, () => CslItem | undefined>;
  readonly #starts: readonly { readonly line: number; readonly item: () => CslItem | undefined }[];

  constructor(text: string) {
    const items = new Map<string, () => CslItem | undefined>();
    this.#items = items;
    const stretches = stretchesIn(text);
    let [line, counted] = [0, 0];
    this.#starts = stretches.map(({ start, end }) => {
      const part = text.slice(start, end);
      line += text.slice(counted, start).split('\n').length - 1;
      counted = start;
      let read: { readonly item: CslItem | undefined } | undefined;
      const item = () => {
        read ??= { item: itemsOf(part)[0] };
        return read.item;
      };
      for (const key of yamlKeys(part)) if (!items.has(key)) items.set(key, item);
      return { line, item };
    });
    // `references: [{id: a, …}]` is one value.
    if (stretches.length === 0 && text.length < LONGEST_FLOW)
      for (const item of itemsOf(text)) items.set(String(item.id), () => item);
  }

  item(key: string): CslItem | undefined {
    return this.#items.get(key)?.();
  }

  /** The item on that line, from 0. */
  at(line: number): CslItem | undefined {
    return this.#starts.findLast((one) => one.line <= line)?.item();
  }
}

const LONGEST_FLOW = 200_000;

/**
 * The keys of an item that is given with its dash: its `citation-key` and its `id`. Where its own lines say them plainly
 * they are read there, for YAML is slow to parse.
 */
export function yamlKeys(item: string): string[] {
  const margin = /^ *-[ \t]+/.exec(item)?.[0].length;
  const found = Array.from(item.matchAll(NAMED), ([, before, name, value]) => ({ before, name, value }));
  const words = found.map(({ before, value = '' }) =>
    before!.length === margin ? PLAIN.exec(value)?.[2] : undefined,
  );
  if (words.length > 0 && !words.includes(undefined))
    return inOrder(new Map(found.map(({ name }, at) => [name!, words[at]])));
  if (found.length === 0 && !/\bid\b|citation-key/.test(item)) return [];
  const [read] = itemsOf(item);
  return read ? inOrder(new Map(Object.entries(read))) : [];
}

/** The keys of all items that stand one by one, each where it is written; of one that is escaped, its item's dash. */
export function yamlKeyPlaces(text: string): { readonly key: string; readonly span: Span }[] {
  return stretchesIn(text).flatMap(({ start, end }) => {
    const item = text.slice(start, end);
    return yamlKeys(item).map((key) => {
      const at = item.indexOf(key);
      return {
        key,
        span: at < 0 ? { start, end: start + 1 } : { start: start + at, end: start + at + key.length },
      };
    });
  });
}

function inOrder(fields: ReadonlyMap<string, unknown>): string[] {
  const keys = ['citation-key', 'id'].map((name) => fields.get(name));
  return [...new Set(keys.filter((key) => typeof key === 'string' && key !== ''))] as string[];
}

/** Also a line within a text, or a field of another map: such an item is parsed. */
const NAMED =
  /(?<=^|[\r\n])([ \t-]*)["']?(id|citation-key)["']?[ \t]*:(?:[ \t]+([^\r\n]*?))?[ \t]*(?=[\r\n]|$)/g;
/** Words of which YAML makes nothing else, in quotes or without. */
const PLAIN = /^(["']?)([\p{L}\p{N}_][\p{L}\p{N}_.+/:-]*(?<!:))\1$/u;

/** The members of the list at the margin or under `references`, each from its dash to the next. */
function stretchesIn(text: string): Span[] {
  const field = /^["']?references["']?[ \t]*:[ \t]*(?:#.*)?\r?$/m.exec(text);
  const from = field ? field.index + field[0].length : 0;
  const first = /^( *)-(?=\s)/m.exec(text.slice(from));
  if (!first) return [];
  const indent = first[1]!.length;
  const start = from + first.index;
  // The list ends at a line that is no deeper and no member of it.
  const behind = new RegExp(`^ {0,${indent}}(?:[^\\s#-]|-\\S)`, 'm').exec(text.slice(start));
  const end = behind ? start + behind.index : text.length;
  const starts = Array.from(
    text.slice(start, end).matchAll(new RegExp(`^ {${indent}}-(?=\\s)`, 'gm')),
    ({ index }) => start + index,
  );
  return starts.map((at, index) => ({ start: at, end: starts[index + 1] ?? end }));
}

function itemsOf(yaml: string): CslItem[] {
  if (isNestedDeep(yaml)) return [];
  try {
    // All scalars as they are written: `007` is no number.
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    if (document.errors.length > 0) return [];
    const read: unknown = document.toJS();
    const list = Array.isArray(read) ? read : isMap(read) ? read.references : undefined;
    return Array.isArray(list) ? list.filter(isMap).map(itemOf) : [];
  } catch {
    return [];
  }
}

type YamlMap = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Identifiers and addresses; all other texts are Markdown. */
const VERBATIM =
  /^(?:id|type|citation-key|language|keyword|DOI|URL|ISBN|ISSN|PMID|PMCID|page|volume|issue|number|custom|categories)$/;
const DATES = /^(?:issued|accessed|submitted|available-date|container|(?:event|original)-date)$/;

function itemOf(fields: YamlMap): CslItem {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
      if (value === null || value === '') return [];
      if (VERBATIM.test(name)) return [[name, value]];
      if (DATES.test(name)) return [[name, dateOf(value)]];
      if (typeof value === 'string') return [[name, richMarkdown(value)]];
      const people = peopleOf(value);
      return [[name, people ?? value]];
    }),
  );
}

const NAME_PARTS = /^(?:family|given|literal|name|suffix|(?:non-)?dropping-particle)$/;

function peopleOf(value: unknown): unknown[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  if (!list.some((one) => isMap(one) && Object.keys(one).some((part) => NAME_PARTS.test(part))))
    return undefined;
  return list.map((one) => {
    if (!isMap(one)) return { literal: String(one) };
    const { name, ...rest } = one;
    return name === undefined ? rest : { literal: name, ...rest };
  });
}

/** `2017-06-12`, `{year: 2017}`, a list of two such, or CSL's own `date-parts`. */
function dateOf(value: unknown): unknown {
  if (typeof value === 'string') return cslDate(value);
  const ends = Array.isArray(value) ? value : [value];
  if (!ends.every(isMap)) return undefined;
  const [first] = ends;
  if (!first) return undefined;
  const parts = first['date-parts'];
  const { literal, raw, season, circa } = first;
  return {
    ...(Array.isArray(parts)
      ? { 'date-parts': parts.map((one: unknown) => (Array.isArray(one) ? one : [one]).map(Number)) }
      : first.year !== undefined && { 'date-parts': ends.map(partsOf) }),
    ...(literal !== undefined && { literal }),
    ...(raw !== undefined && cslDate(String(raw))),
    ...(season !== undefined && { season: Number(season) || season }),
    ...(circa !== undefined && circa !== 'false' && circa !== '0' && { circa: true }),
  };
}

function partsOf(end: YamlMap): number[] {
  const parts = ['year', 'month', 'day'].map((name) => Number(end[name]));
  const missing = parts.findIndex((part) => !Number.isFinite(part));
  return missing < 0 ? parts : parts.slice(0, missing);
}
