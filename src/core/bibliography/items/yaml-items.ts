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
  readonly #text: string;
  readonly #items: ReadonlyMap<string, () => CslItem | undefined>;

  constructor(text: string) {
    this.#text = text;
    this.#items = this.#read();
  }

  get keys(): Iterable<string> {
    return this.#items.keys();
  }

  item(key: string): CslItem | undefined {
    return this.#items.get(key)?.();
  }

  #read(): Map<string, () => CslItem | undefined> {
    const items = new Map<string, () => CslItem | undefined>();
    const stretches = stretchesIn(this.#text);
    for (const { start, end } of stretches) {
      const key = ID.exec(this.#text.slice(start, end))
        ?.slice(1)
        .find((part) => part !== undefined);
      if (key === undefined || items.has(key)) continue;
      let item: CslItem | undefined;
      items.set(key, () => {
        item ??= itemsOf(this.#text.slice(start, end)).find(({ id }) => id === key);
        return item;
      });
    }
    // `references: [{id: a, …}]` is one value.
    if (stretches.length === 0 && this.#text.length < LONGEST_FLOW)
      for (const item of itemsOf(this.#text)) items.set(String(item.id), () => item);
    return items;
  }
}

const LONGEST_FLOW = 200_000;
const ID =
  /(?:^|[\n{,])[ \t-]*["']?id["']?[ \t]*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#,}][^\n,}]*?))[ \t]*(?:#[^\n]*)?(?=[\r\n,}]|$)/;

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
