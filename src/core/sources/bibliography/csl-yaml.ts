/** CSL items in YAML, as Pandoc and Better BibTeX write them: a list, or a list under `references`. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { PaperRecord, Problem } from '../../model';
import { isNestedDeep } from '../../notes/yaml-depth';
import type { PageReading, Source } from '../source';
import { type Lines, once } from '../text/lines';
import { extensionOf, WholeText } from '../text/whole-text';
import { CSL_TYPE_NAMES, type CslNode, isCslItem, readCslItem } from './csl-item';
import { readingOf, withoutTitle } from './structured';
import { yamlItems } from './yaml-items';

const ID = 'csl-yaml';

export const CSL_YAML: Source = {
  id: ID,
  label: 'CSL YAML file',
  site: 'CSL-YAML',
  sign: new RegExp(`\\btype:\\s{1,8}["']?(?:${CSL_TYPE_NAMES})\\b`),
  literals: ['type:'],
  starts: (lines) => (isCslYaml(lines) ? [0] : []),
  read: readPage,
};

/** One of the first entries must be an item: a list of other things is not parsed to its end. */
function isCslYaml(lines: Lines): boolean {
  const extension = extensionOf(lines.file);
  if (extension !== 'yaml' && extension !== 'yml') return false;
  let broken = 0;
  for (const part of yamlItems(lines).slice(0, FEW)) {
    const { node, problem } = readItem(part);
    if (node && isCslItem(node)) return true;
    if (problem) broken += lettersOf(part);
    if (broken > MOST_BROKEN) return false;
  }
  return false;
}

const FEW = 20;

/** Letters of an entry: longer than any abstract, short enough for a parser that is slow where all is wrong. */
const LONGEST_ITEM = 40_000;

/** Letters of broken entries behind which the file is not read on. */
const MOST_BROKEN = 100_000;

interface ReadItem {
  readonly node?: YamlNode;
  readonly problem?: Problem;
}

function readPage(lines: Lines): PageReading {
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  let broken = 0;
  for (const part of yamlItems(lines)) {
    if (broken > MOST_BROKEN) break;
    const { node, problem } = readItem(part);
    if (problem) {
      problems.push(problem);
      broken += lettersOf(part);
    }
    const record = node && readCslItem(ID, node);
    if (record) records.push(record);
    else if (node) problems.push(withoutTitle(node.place, node.get('id')?.words));
  }
  return readingOf(ID, lines, records, problems);
}

function lettersOf({ texts }: Lines): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

/** Each entry is parsed alone: one that is broken costs no other. */
const readItem = once((lines): ReadItem => {
  const whole = new WholeText(lines);
  // Parsing is dear, and lists of other things are long.
  if (!/type|title/.test(whole.text)) return {};
  if (whole.text.length > LONGEST_ITEM) return { problem: brokenAt(lines, whole, 0, 'It is far too long.') };
  if (isNestedDeep(whole.text)) return { problem: brokenAt(lines, whole, 0, 'It is nested too deep.') };
  try {
    const document = parseDocument(whole.text, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error) return { problem: brokenAt(lines, whole, error.pos[0], error.message) };
    const root = new YamlNode(whole, document.contents, document);
    const node = root.items.find(({ isObject }) => isObject);
    return node ? { node } : {};
  } catch (error) {
    return { problem: brokenAt(lines, whole, 0, String(error)) };
  }
});

function brokenAt(lines: Lines, whole: WholeText, offset: number, reason: string): Problem {
  const { line } = whole.place(Math.min(offset, whole.text.length), whole.text.length);
  const words = reason.split('\n')[0]!.trim();
  return {
    place: lines.printed(line - lines.first).place,
    severity: 'warning',
    code: 'csl-yaml-broken',
    message: `The YAML of this entry is broken here, so the entry is left out: ${/[.!?]$/.test(words) ? words : `${words}.`} A title with a colon needs quotation marks around it.`,
  };
}

/** Texts are Markdown to Pandoc: the backslash before a mark that is meant as such. Others are LaTeX's as well. */
const ESCAPED = /\\(?=[-*`<>[\]@]|\\\s)/g;

class YamlNode implements CslNode {
  readonly #whole: WholeText;
  readonly #node: Node | null | undefined;
  readonly #document: Document;

  constructor(whole: WholeText, node: unknown, document: Document) {
    this.#whole = whole;
    this.#document = document;
    this.#node = isAlias(node) ? node.resolve(document) : (node as Node | null | undefined);
  }

  get isObject(): boolean {
    return isMap(this.#node);
  }

  get place() {
    const [start, end] = this.#node?.range ?? [0, 0];
    return this.#whole.place(start, end - trailing(this.#whole.text, start, end));
  }

  get words() {
    const value = isScalar(this.#node) ? this.#node.value : undefined;
    // `volume: 007` and `page: 1e3` are words, not the numbers that YAML makes of them.
    if (typeof value === 'number' && isScalar(this.#node)) return this.#node.source ?? String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.replace(ESCAPED, '') : undefined;
  }

  get printed() {
    const node = this.#node;
    if (!isScalar(node) || !node.range || this.words === undefined) return undefined;
    let [start, end] = node.range;
    const { text } = this.#whole;
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      start++;
      end--;
    } else if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') {
      const header = text.indexOf('\n', start);
      start = header < 0 || header > end ? start : header;
    }
    return this.#whole.printedValue(this.words, { start, end });
  }

  get items() {
    return isSeq(this.#node) ? this.#node.items.map((node) => this.#of(node)) : [];
  }

  get(name: string) {
    if (!isMap(this.#node)) return undefined;
    const pair = this.#node.items.find(({ key }) => isScalar(key) && key.value === name);
    const value = pair?.value;
    return !value || (isScalar(value) && value.value === null) ? undefined : this.#of(value);
  }

  #of(node: unknown): YamlNode {
    return new YamlNode(this.#whole, node, this.#document);
  }
}

/** How many letters of white space end a stretch. */
function trailing(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return end - at;
}
