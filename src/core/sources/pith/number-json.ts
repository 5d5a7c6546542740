/**
 * Pith's record of one paper as data: `<id>.json`, which has title and authors, and `bundle.json`, `state.json`
 * and `graph.json`, which may name the paper by its ids alone.
 */
import { parseDate } from '../../dates';
import type { CitationRow, FieldPlaces, PaperRecord, Printed, Problem } from '../../model';
import { endsSentence } from '../../prose';
import type { PageReading, Source } from '../source';
import {
  elements,
  firstMember,
  type JsonNode,
  type JsonText,
  jsonStart,
  member,
  numberOf,
  parseJson,
  textOf,
} from '../text/json';
import { brokenJson } from '../text/json-broken';
import type { Lines } from '../text/lines';
import { type NameList, readSortedNames } from './authors';
import { claimsOf, identifiersOf, referencesOf } from './number-json-values';

const ID = 'pith-number-json';

export const PITH_NUMBER_JSON: Source = {
  id: ID,
  label: 'Pith Number record',
  site: 'Pith',
  sign: /"pith_number"\s?:\s?"pith:/,
  literals: ['"pith_number"'],
  starts(lines) {
    const start = jsonStart(lines);
    if (start === undefined) return [];
    const json = parseJson(lines.slice(start, lines.length));
    return json && numberNode(json.root) ? [start] : [];
  },
  read: readPage,
};

/** The objects that may hold what is looked for, the best first. */
interface Objects {
  readonly root: JsonNode;
  readonly paper?: JsonNode;
  readonly canonical?: JsonNode;
  readonly graph?: JsonNode;
}

function readPage(lines: Lines): PageReading {
  const json = parseJson(lines);
  const id = json?.printed(numberNode(json.root));
  if (!json || !id) {
    const place = lines.place(0, Math.max(1, lines.lastFilled + 1));
    return { page: { source: ID, place }, records: [], citations: [], problems: [] };
  }
  const place = json.place(json.root);
  const objects = objectsOf(json.root);
  const record = recordOf(lines, json, objects, id);
  const cited = referencesOf(
    json,
    [firstMember(objects.root, ['references']), member(objects.graph, 'references')],
    ID,
  );
  const citations = cited.map(
    (one, index): CitationRow => ({ citing: 0, cited: index + 1, representative: false, place: one.place }),
  );
  return {
    page: { source: ID, place, about: 0 },
    records: [{ ...record, place }, ...cited],
    citations,
    problems: [...brokenJson(json), ...titleMissing(record)],
  };
}

/** `"pith_number": "pith:2017:7Q5E3QINRYMUDURIXOSP3NZWVM"`, at the top or one object down. */
function numberNode(root: JsonNode): JsonNode | undefined {
  for (const node of [root, ...['record', 'data', 'state', 'bundle'].map((name) => member(root, name))]) {
    const number = member(node, 'pith_number');
    if (/^pith:(?:\d{4}:)?[A-Z2-7]{8,26}$/.test(textOf(number) ?? '')) return number;
  }
  return undefined;
}

function objectsOf(top: JsonNode): Objects {
  // The object that the number stands in.
  const root = numberNode(top)?.parent?.parent ?? top;
  const current = member(root, 'current') ?? root;
  const paper = firstMember(root, ['paper', 'work']);
  const canonical = firstMember(current, ['canonical_record']) ?? firstMember(root, ['canonical_record']);
  const events = [...elements(member(current, 'graph_snapshots')), ...elements(member(root, 'events'))];
  const graph =
    firstMember(root, ['graph_snapshot', 'graph']) ??
    events
      .map((event) => member(event, 'payload', 'graph_snapshot'))
      .findLast((found) => found !== undefined);
  return {
    root,
    ...(paper && { paper }),
    ...(canonical && { canonical }),
    ...(graph && { graph }),
  };
}

function recordOf(
  lines: Lines,
  json: JsonText,
  { root, paper, canonical, graph }: Objects,
  id: Printed,
): Omit<PaperRecord, 'place'> {
  const metadata = firstMember(canonical, ['metadata']);
  const first = (...names: string[]) =>
    firstMember(paper, names) ?? firstMember(metadata, names) ?? firstMember(root, names);
  const title = json.printed(first('title'));
  const byline = bylineOf(json, first('authors_text', 'authors'));
  const dated = json.printed(first('submitted_at'));
  const date = dated && parseDate(dated.text.slice(0, 10));
  const source = firstMember(canonical, ['source']) ?? firstMember(root, ['source']);
  const version = numberOf(member(source, 'version'));
  const categories = [first('primary_cat'), ...elements(first('cross_cats', 'cross_cats_sorted'))].flatMap(
    (node) => textOf(node) ?? [],
  );
  const claims = claimsOf(json, [firstMember(root, ['claims']), member(graph, 'claims')]);
  const headline = json.printed(first('headline'));
  const summary = headline ?? claims.find(({ label }) => label === 'one line summary')?.text;
  const machineTexts = claims.filter(({ text }) => text !== summary);
  const abstract = abstractOf(json, first('abstract', 'abstract_excerpt'));
  const primary = json.printed(first('primary_cat'));
  const places: FieldPlaces = {
    identifiers: id.place,
    ...(byline && { authors: byline.place }),
    ...(date && { date: dated.place }),
    ...(primary && { categories: primary.place }),
  };
  return {
    source: ID,
    part: 'page',
    title: title ?? id,
    ...(!title && { titlePending: true }),
    authors: byline?.names.authors ?? [],
    authorsComplete: byline?.names.complete ?? false,
    ...(date && { date }),
    identifiers: identifiersOf([root, canonical, member(root, 'current')], id, lines.url),
    categories,
    ...(abstract && { abstract }),
    ...(summary && { summary }),
    ...(version !== undefined && textOf(member(source, 'kind')) === 'arxiv' && { shownVersion: version }),
    ...(machineTexts.length > 0 && { machineTexts }),
    places,
  };
}

/** `"authors_text": "Ramasuri Narayanam, Tanmoy Chakraborty"`, or a list of names or of objects with one. */
function bylineOf(
  json: JsonText,
  node: JsonNode | undefined,
): { names: NameList; place: PaperRecord['place'] } | undefined {
  if (!node) return undefined;
  const text =
    textOf(node) ??
    elements(node)
      .map((one) => textOf(one) ?? textOf(member(one, 'name')) ?? '?')
      .join(', ');
  const names = readSortedNames(text);
  return names && { names, place: json.place(node) };
}

/** The abstract is cut at some 600 characters: one as long as that, or without its last full stop, is no abstract. */
function abstractOf(json: JsonText, node: JsonNode | undefined): Printed | undefined {
  const abstract = json.printed(node);
  const isWhole =
    abstract !== undefined && abstract.text.length < LONGEST_EXCERPT && endsSentence(abstract.text);
  return isWhole ? abstract : undefined;
}

const LONGEST_EXCERPT = 590;

function titleMissing({ title, titlePending }: Pick<PaperRecord, 'title' | 'titlePending'>): Problem[] {
  if (!titlePending) return [];
  return [
    {
      place: title.place,
      severity: 'information',
      code: 'pith-title-missing',
      message:
        'This file names the paper by its identifiers alone. Save the record <id>.json or the paper’s arXiv abstract page as well to have its title.',
    },
  ];
}
