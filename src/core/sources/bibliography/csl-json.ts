/** CSL-JSON: a list of items, one item, or an object with a list of `items` or `references` (Zotero, Pandoc, doi.org). */
import type { PageReading, Source } from '../source';
import { elements, type JsonNode, type JsonText, jsonStart, member, parseJson } from '../text/json';
import type { Lines } from '../text/lines';
import { CSL_TYPE_NAMES, isCslItem, readCslItem } from './csl-item';
import { cutProblem, isCut, JsonItem } from './json-item';
import { readingOf, withoutTitle } from './structured';

const ID = 'csl-json';

export const CSL_JSON: Source = {
  id: ID,
  label: 'CSL-JSON file',
  site: 'CSL-JSON',
  sign: new RegExp(`"type"\\s{0,4}:\\s{0,4}"(?:${CSL_TYPE_NAMES})"`),
  literals: ['"type"'],
  starts: (lines) => {
    const start = jsonStart(lines);
    if (start === undefined || !EVIDENCE.some((pattern) => lines.texts.some((text) => pattern.test(text))))
      return [];
    const json = parseJson(lines.slice(start, lines.length));
    return json && itemsOf(json).some((node) => isCslItem(new JsonItem(json, node))) ? [start] : [];
  },
  read: readPage,
};

/** Cheaper than to parse every file that has a title and a type. */
const EVIDENCE = [/"(?:author|editor|issued|container-title|DOI|URL|citation-key|accessed)"/];

function itemsOf({ root }: JsonText): readonly JsonNode[] {
  if (root.type === 'array') return elements(root);
  const listed = elements(member(root, 'items') ?? member(root, 'references'));
  return listed.length > 0 ? listed : [root];
}

function readPage(lines: Lines): PageReading {
  const json = parseJson(lines);
  if (!json) return readingOf(ID, lines, [], []);
  const items = itemsOf(json)
    .filter(({ type }) => type === 'object')
    .map((node) => new JsonItem(json, node));
  const records = items.map((item) =>
    isCslItem(item) || item.get('title') ? readCslItem(ID, item) : undefined,
  );
  const problems = items.flatMap((item, at) =>
    records[at] || isCut(lines, item.place) ? [] : [withoutTitle(item.place, item.get('id')?.words)],
  );
  const cut = cutProblem(lines, 'csl-json-cut');
  if (cut) problems.push(cut);
  return readingOf(
    ID,
    lines,
    records.filter((record) => record !== undefined),
    problems,
  );
}
