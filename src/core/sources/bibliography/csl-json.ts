/** CSL-JSON: a list of items, one item, or an object with a list of `items` or `references` (Zotero, Pandoc, doi.org). */
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import {
  elements,
  type JsonNode,
  type JsonText,
  jsonStart,
  member,
  numberOf,
  parseJson,
  textOf,
} from '../text/json';
import type { Lines } from '../text/lines';
import { CSL_TYPE_NAMES, type CslNode, isCslItem, readCslItem } from './csl-item';
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
    records[at] || isLast(lines, item.place) ? [] : [withoutTitle(item.place, item.get('id')?.words)],
  );
  const last = lines.printed(lines.lastFilled);
  if (!/[\]}]$/.test(last.text)) {
    problems.push({
      place: last.place,
      severity: 'warning',
      code: 'csl-json-cut',
      message:
        'The file breaks off here: the end of its last entry is missing. Export it again to have the rest.',
    });
  }
  return readingOf(
    ID,
    lines,
    records.filter((record) => record !== undefined),
    problems,
  );
}

/** A cut item reaches to the end of the file; the problem of the cut tells of it. */
function isLast(lines: Lines, place: Place): boolean {
  const end = lines.printed(lines.lastFilled);
  return !/[\]}]$/.test(end.text) && place.endLine >= end.place.line;
}

class JsonItem implements CslNode {
  readonly #json: JsonText;
  readonly #node: JsonNode;

  constructor(json: JsonText, node: JsonNode) {
    this.#json = json;
    this.#node = node;
  }

  get place() {
    return this.#json.place(this.#node);
  }

  get words() {
    return textOf(this.#node) ?? numberOf(this.#node)?.toString();
  }

  get printed() {
    return this.#json.printed(this.#node);
  }

  get items() {
    return elements(this.#node).map((node) => new JsonItem(this.#json, node));
  }

  get(name: string) {
    const found = this.#node.type === 'object' ? member(this.#node, name) : undefined;
    return found && found.type !== 'null' ? new JsonItem(this.#json, found) : undefined;
  }
}
