/**
 * Annotations out of a file that others made: W3C JSON-LD (a collection, a page, a list, one alone, one a line) or
 * what the API of Hypothesis gives. Nothing in it is believed: what is no annotation is told of, the rest comes in.
 */
import type { Annotation } from '../model';
import { fromHypothesis } from './hypothesis';
import { leadsOut } from './iri';
import { isObject, isText, type JsonObject } from './json';
import { CONTEXT, readW3c } from './w3c';

export interface Imported {
  readonly annotations: readonly Annotation[];
  readonly faults: readonly ImportFault[];
}

/** Something that could not be taken in. */
export interface ImportFault {
  /** The annotation by its number in the file, from 1; or the line. */
  readonly item: number;
  readonly message: string;
}

export interface ImportOptions {
  /** Makes an id for an annotation that has none: `urn:uuid:…`. */
  readonly newId: () => string;
  /** The file here, and the paper, that a source stands for; undefined where none is known, and it stays as it is. */
  readonly placeOf?: (
    source: string,
    paper: readonly string[],
  ) => { readonly source: string; readonly paper: readonly string[] } | undefined;
}

/** Far more than anybody writes, and little enough for one file. */
const MOST_ITEMS = 200_000;

export function importAnnotations(text: string, options: ImportOptions): Imported {
  const found = itemsIn(text.replace(/^\uFEFF/, ''));
  if (typeof found === 'string') return { annotations: [], faults: [{ item: 1, message: found }] };
  const annotations = new Map<string, Annotation>();
  const faults: ImportFault[] = [];
  for (const { item, value } of found.slice(0, MOST_ITEMS)) {
    const read = typeof value === 'string' ? value : annotationIn(value, options);
    if (typeof read === 'string') faults.push({ item, message: read });
    else if (annotations.has(read.id))
      faults.push({ item, message: `Its id, ${read.id}, is that of another.` });
    else annotations.set(read.id, read);
  }
  if (found.length > MOST_ITEMS)
    faults.push({
      item: MOST_ITEMS + 1,
      message: `What follows was left out: a file may have ${MOST_ITEMS}.`,
    });
  return { annotations: [...annotations.values()], faults };
}

interface Item {
  readonly item: number;
  /** A string says why it is none. */
  readonly value: unknown;
}

const NOT_OURS =
  'It is neither W3C annotations as JSON-LD nor what the API of Hypothesis gives: a list, a collection, or one a line.';

function itemsIn(text: string): Item[] | string {
  const whole = parse(text);
  if (whole === undefined) return linesIn(text);
  const list = listIn(whole);
  return list ? list.map((value, at) => ({ item: at + 1, value })) : NOT_OURS;
}

/** One a line, as we keep them; our header is none. */
function linesIn(text: string): Item[] | string {
  const items = text.split(/\r\n|\r|\n/).flatMap((line, at): Item[] => {
    if (line.trim() === '') return [];
    const value = parse(line);
    if (isObject(value) && 'scholium' in value && !('type' in value)) return [];
    return [{ item: at + 1, value: value ?? 'It is not JSON.' }];
  });
  return items.some(({ value }) => isObject(value)) ? items : NOT_OURS;
}

/** A collection has a page, which has items: nothing stands deeper. */
function listIn(value: unknown, depth = 0): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  const { rows, items, first } = value;
  if (Array.isArray(rows)) return rows;
  if (Array.isArray(items)) return items;
  if (isObject(first) && depth < 2) return listIn(first, depth + 1);
  const graph = value['@graph'];
  if (Array.isArray(graph)) return graph;
  return 'target' in value ? [value] : undefined;
}

function annotationIn(value: unknown, { newId, placeOf }: ImportOptions): Annotation | string {
  if (!isObject(value)) return 'It is no object.';
  // An object with `uri` or `references` and no type is a row of Hypothesis.
  const w3c =
    isText(value.uri) || Array.isArray(value.references) ? fromHypothesis(value) : named(value, newId);
  if (typeof w3c === 'string') return w3c;
  const annotation = readW3c(w3c);
  if (typeof annotation === 'string' || 'replyTo' in annotation.target) return annotation;
  const { target } = annotation;
  if (leadsOut(target.source)) return 'Its target lies outside of the folder.';
  const place = placeOf?.(target.source, target.paper);
  return place ? { ...annotation, target: { ...target, ...place } } : annotation;
}

/** Names of other programs for the same things: `@id`, `@type`. */
function named({ '@id': ldId, '@type': ldType, ...rest }: JsonObject, newId: () => string): JsonObject {
  const id = rest.id ?? ldId;
  const type = rest.type ?? ldType;
  const isOurs = type === 'oa:Annotation';
  return {
    '@context': CONTEXT,
    ...rest,
    id: isText(id) && id.trim() !== '' ? id : newId(),
    type: isOurs ? 'Annotation' : type,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
