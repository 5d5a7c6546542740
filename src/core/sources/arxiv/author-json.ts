/** arXiv's feed of an author's articles as JSON (arxiv.org/a/….json). */
import { parseDate } from '../../dates';
import type { FieldPlaces, PaperRecord, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { elements, type JsonNode, type JsonText, jsonStart, member, parseJson, textOf } from '../text/json';
import type { Lines } from '../text/lines';
import { arxivId, doiIn } from './atom-entry';
import { saysWithdrawn } from './entries';

const ID = 'arxiv-author-json';

export const ARXIV_AUTHOR_JSON: Source = {
  id: ID,
  label: 'arXiv author feed (JSON)',
  site: 'arXiv',
  sign: /"formats"/,
  literals: ['"formats"'],
  starts(lines) {
    const start = jsonStart(lines);
    if (start === undefined) return [];
    const json = parseJson(lines.slice(start, lines.length));
    return json && entriesOf(json).some((entry) => readEntry(json, entry)) ? [start] : [];
  },
  read: readFeed,
};

function readFeed(lines: Lines): PageReading {
  const json = parseJson(lines);
  const records = json
    ? entriesOf(json).flatMap((entry): PaperRecord[] => {
        const record = readEntry(json, entry);
        return record ? [record] : [];
      })
    : [];
  const last = lines.lastFilled;
  const problems: Problem[] = /[\]}]$/.test(lines.at(last))
    ? []
    : [
        {
          place: lines.printed(last).place,
          severity: 'warning',
          code: 'json-cut',
          message:
            'The file ends before the feed does. The entries up to here are read. Save the feed again, to its end.',
        },
      ];
  return { page: { source: ID, place: lines.place(0, last + 1) }, records, citations: [], problems };
}

function entriesOf({ root }: JsonText): readonly JsonNode[] {
  return elements(root.type === 'array' ? root : member(root, 'entries'));
}

/** Undefined where it has no title, no forms of the paper, or no id of arXiv's. */
function readEntry(json: JsonText, entry: JsonNode): PaperRecord | undefined {
  const printed = (name: string) => withoutEntities(json.printed(member(entry, name)));
  const title = printed('title');
  const id = printed('id');
  const found = id && arxivId(id.text);
  if (!title || !found || !member(entry, 'formats')) return undefined;
  const names = namesOf(json, entry);
  const { authors, complete } = readAuthors(decoded(names?.text ?? ''));
  const abstract = printed('summary');
  const published = printed('published');
  const date = published && parseDate(published.text.slice(0, 10));
  const categories = categoriesOf(json, entry);
  const comments = printed('comment');
  const journal = printed('journal_ref');
  const doi = textOf(member(entry, 'doi'));
  const says = [comments, abstract].find((one) => saysWithdrawn(one?.text));
  const places: FieldPlaces = {
    ...(authors.length > 0 && { authors: names!.place }),
    ...(date && { date: published.place }),
    identifiers: id.place,
    ...(categories.place && { categories: categories.place }),
    ...(says && { withdrawn: says.place }),
    ...(comments && { comments: comments.place }),
    ...(journal && { journalReference: journal.place }),
  };
  return {
    source: ID,
    place: json.place(entry),
    part: 'entry',
    title,
    authors,
    authorsComplete: complete,
    ...(date && { date }),
    identifiers: [found.identifier, ...(doi === undefined ? [] : doiIn(doi))],
    categories: categories.names,
    ...(abstract && { abstract }),
    ...(date && { versions: [{ version: 1, date, ...(found.version === 1 && { shown: true }) }] }),
    ...(found.version !== undefined && { shownVersion: found.version }),
    ...(says && { withdrawn: true }),
    ...(comments && { comments: comments.text }),
    ...(journal && { journalReference: journal.text }),
    places,
  };
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&quot;', '"'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]);

/** The feed is made of XML and keeps its entities within the strings. */
function decoded(text: string): string {
  return text.replace(/&(?:apos|#39|quot|lt|gt|amp);/g, (entity) => ENTITIES.get(entity)!);
}

function withoutEntities(printed: Printed | undefined): Printed | undefined {
  return printed && { ...printed, text: decoded(printed.text) };
}

/** One string of names, or a list of names or of objects with a name. */
function namesOf(
  json: JsonText,
  entry: JsonNode,
): { text: string; place: FieldPlaces['authors'] } | undefined {
  const node = member(entry, 'authors');
  const text = textOf(node);
  if (node === undefined) return undefined;
  const list = elements(node).flatMap((one) => textOf(one) ?? textOf(member(one, 'name')) ?? []);
  const words = text ?? list.join(', ');
  return words === '' ? undefined : { text: words, place: json.printed(node)?.place ?? json.place(node) };
}

/** `categories`, or the one `subject`, whichever the feed has. */
function categoriesOf(
  json: JsonText,
  entry: JsonNode,
): { names: string[]; place?: FieldPlaces['categories'] } {
  for (const name of ['categories', 'subject']) {
    const node = member(entry, name);
    const text = textOf(node);
    const names =
      text?.split(/[\s,;]+/) ??
      elements(node).flatMap((one) => textOf(one) ?? textOf(member(one, 'term')) ?? []);
    const codes = [...new Set(names.filter((one) => /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]{2,20})?$/.test(one)))];
    if (node && codes.length > 0)
      return { names: codes, place: json.printed(node)?.place ?? json.place(node) };
  }
  return { names: [] };
}
