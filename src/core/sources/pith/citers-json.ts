/** Pith's list of the papers citing one work, as data (pith.science/citations/…/citers.json). */
import { parseDate } from '../../dates';
import { asIdentifier } from '../../identifiers';
import type { CitationRow, Identifier, PaperRecord, Printed, Problem } from '../../model';
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
import { isPlaceholder } from '../text/placeholder';
import { askedOf, citationsIdentifiers, listShort, TITLE_PENDING } from './cited';

const ID = 'pith-citers-json';

export const PITH_CITERS_JSON: Source = {
  id: ID,
  label: 'Pith citers.json',
  site: 'Pith',
  sign: /"(?:citers|polarity)"/,
  literals: ['"citers"', '"polarity"'],
  starts(lines) {
    const start = jsonStart(lines);
    if (start === undefined) return [];
    const json = parseJson(lines.slice(start, lines.length));
    return json && citersOf(json.root).length > 0 ? [start] : [];
  },
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const json = parseJson(lines);
  const citers = json ? citersOf(json.root) : [];
  const last = citers.at(-1);
  if (!json || !last) {
    const place = lines.place(0, Math.max(1, lines.lastFilled + 1));
    return { page: { source: ID, place }, records: [], citations: [], problems: [] };
  }
  const cited = citedRecord(lines, json);
  const records: PaperRecord[] = cited ? [cited] : [];
  const citations: CitationRow[] = [];
  const asked = askedOf(lines.url);
  for (const citer of citers) {
    const record = citerRecord(json, citer, asked.category);
    if (!record) continue;
    if (cited) citations.push(rowOf(json, citer, records.length, asked.role));
    records.push(record);
  }
  const count = numberOf(firstMember(json.root, ['total', 'count', 'citer_count', 'total_citers']));
  const filtered = asked.role !== undefined || asked.category !== undefined;
  const isShort = count !== undefined && !filtered && citers.length < count;
  return {
    page: {
      source: ID,
      place: json.place(json.root),
      ...(cited && {
        about: 0,
        citedBy: { ...(count !== undefined && { count }), hub: false, facets: [], filtered },
      }),
    },
    records,
    citations,
    problems: [
      ...problemsOf(lines, json, cited),
      ...(isShort ? [shortList(json, count, citers.length)] : []),
    ],
  };
}

/** The rows of the list, at the top or under one of the names it may have; a row is a citer if it says how it cites. */
function citersOf(root: JsonNode): readonly JsonNode[] {
  const listed = elements(root).length > 0 ? root : firstMember(root, LIST_NAMES);
  const rows = elements(listed);
  return rows.some((row) => member(row, 'title') && ROW_NAMES.some((name) => member(row, name))) ? rows : [];
}

const LIST_NAMES: readonly string[] = ['citers', 'citing_papers', 'papers', 'items', 'results'];

/** Names that a citer's row has, be their values null, and that lists of other papers have not. */
const ROW_NAMES: readonly string[] = ['polarity', 'role', 'citation_role', 'verdict'];

const WORK_NAMES: readonly string[] = ['work', 'cited_work', 'cited', 'target'];

/** The work that all of them cite; undefined when neither the data nor its address names it. */
function citedRecord(lines: Lines, json: JsonText): PaperRecord | undefined {
  const work = firstMember(json.root, WORK_NAMES) ?? json.root;
  const id =
    firstMember(work, ['id', 'uuid', 'work_id', 'cited_work_id']) ?? firstMember(json.root, ['work_id']);
  const named = json.printed(firstMember(work, ['title', 'work_title', 'cited_title']));
  const own = citationsIdentifiers(`pith.science/citations/${textOf(id) ?? textOf(work) ?? ''}`);
  const identifiers: readonly Identifier[] = [
    ...(own.length > 0 ? own : citationsIdentifiers(lines.url)),
    ...arxivOf(work),
  ];
  // The id stands in for a title that is not there, and matches nothing.
  const title =
    named ?? (identifiers.length > 0 ? (json.printed(id) ?? listName(json) ?? lines.printed(0)) : undefined);
  if (!title) return undefined;
  return {
    source: ID,
    place: title.place,
    part: 'cited',
    title,
    ...((!named || isPlaceholder(title.text)) && { titlePending: true }),
    authors: [],
    authorsComplete: false,
    identifiers,
    categories: [],
  };
}

/** The name of the list, `citers`: the only words of the file that stand for the work. */
function listName(json: JsonText): Printed | undefined {
  return json.printed(firstMember(json.root, LIST_NAMES)?.parent?.children?.[0]);
}

function arxivOf(node: JsonNode): Identifier[] {
  const text = textOf(firstMember(node, ['arxiv_id', 'arxiv', 'citing_arxiv_id', 'paper_id']));
  const found = text === undefined ? undefined : asIdentifier(/^arxiv:/i.test(text) ? text : `arxiv:${text}`);
  return found ? [found.identifier] : [];
}

/** `onlyCategory` is that of all rows, when the address asked for it. */
function citerRecord(
  json: JsonText,
  citer: JsonNode,
  onlyCategory: string | undefined,
): PaperRecord | undefined {
  const title = json.printed(firstMember(citer, ['title']));
  if (!title) return undefined;
  const summary = summaryOf(json, citer);
  const dated = json.printed(
    firstMember(citer, ['date', 'submitted_at', 'published_at', 'published', 'submitted']),
  );
  const date = dated && parseDate(dated.text.slice(0, 10));
  const category = json.printed(firstMember(citer, ['category', 'primary_cat', 'primary_category', 'cat']));
  const identifiers = arxivOf(citer);
  const id = json.printed(firstMember(citer, ['arxiv_id', 'arxiv', 'citing_arxiv_id', 'paper_id']));
  return {
    source: ID,
    place: json.place(citer),
    part: 'citer',
    title,
    ...(isPlaceholder(title.text) && { titlePending: true }),
    authors: [],
    authorsComplete: false,
    ...(date && { date }),
    identifiers,
    categories: [category?.text ?? onlyCategory].filter((one) => one !== undefined),
    ...(summary && { summary }),
    places: {
      ...(date && { date: dated.place }),
      ...(id && identifiers.length > 0 && { identifiers: id.place }),
      ...(category && { categories: category.place }),
    },
  };
}

function summaryOf(json: JsonText, citer: JsonNode): Printed | undefined {
  return json.printed(firstMember(citer, ['summary', 'one_line_summary', 'one_liner']));
}

function rowOf(json: JsonText, citer: JsonNode, citing: number, onlyRole: string | undefined): CitationRow {
  const role = textOf(firstMember(citer, ['role', 'citation_role'])) || onlyRole;
  const polarity = textOf(firstMember(citer, ['polarity', 'citation_polarity']));
  const verdict = textOf(firstMember(citer, ['verdict']));
  const score = firstMember(citer, ['novelty', 'novelty_score']);
  const novelty = numberOf(score) ?? Number(textOf(score) ?? Number.NaN);
  const summary = summaryOf(json, citer);
  return {
    citing,
    cited: 0,
    ...(role !== undefined && { role }),
    ...(polarity !== undefined && { polarity }),
    ...(verdict !== undefined && { verdict }),
    ...(Number.isFinite(novelty) && { novelty }),
    representative: member(citer, 'representative')?.value === true,
    ...(summary && { summary }),
    place: json.place(citer),
  };
}

function problemsOf(lines: Lines, json: JsonText, cited: PaperRecord | undefined): Problem[] {
  const problems: Problem[] = [];
  const first = lines.printed(0).place;
  if (!cited) {
    problems.push({
      place: first,
      severity: 'warning',
      code: 'pith-cited-unknown',
      message:
        'The file does not say which work these papers cite. Put the address it came from on a line above it: URL: https://pith.science/citations/…',
    });
  } else if (cited.titlePending) {
    problems.push({
      place: cited.place,
      severity: 'information',
      code: 'pith-title-pending',
      message: TITLE_PENDING,
    });
  }
  return [...problems, ...brokenJson(json)];
}

function shortList(json: JsonText, count: number, rows: number): Problem {
  const at = firstMember(json.root, LIST_NAMES) ?? json.root;
  const place = json.place(at);
  return {
    place: { ...place, endLine: place.line, endColumn: place.column + 1 },
    severity: 'information',
    code: 'pith-list-short',
    message: listShort(count, rows),
  };
}
