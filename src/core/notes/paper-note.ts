/** A note on one paper: named after its citekey, `@key.md`, or with the key in its front matter. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { PaperNote } from '../model';
import type { FileId } from '../place';
import { frontMatterEnd } from './front-matter';
import { isNestedDeep } from './yaml-depth';

/** The fields in which notes name their paper, as Zettlr, Obsidian's and Zotero's plugins and Pandoc have them. */
export const KEY_FIELDS: ReadonlySet<string> = new Set([
  'citekey',
  'citation-key',
  'citationkey',
  'cite-key',
  'bibtexkey',
  'key',
  'id',
]);

/** A word of a field is no longer than this: what is longer is a sentence, and names nothing. */
const LONGEST = 80;
const MOST_TAGS = 100;

/** What a note says of the paper it is on, whether there is such a paper or not; undefined for other notes. */
export function paperNoteOf(file: FileId, text: string): PaperNote | undefined {
  const named = keyInName(file);
  const matter = text.slice(0, frontMatterEnd(text));
  if (named === undefined && !KEY_FIELD.test(matter)) return undefined;
  const fields = fieldsOf(matter);
  const keys = new Set(named === undefined ? [] : [named]);
  for (const name of KEY_FIELDS) {
    const value = fields.get(name);
    // A list says that it is on several papers, or on none.
    const [key] = Array.isArray(value) ? [] : words(value);
    if (key !== undefined) keys.add(bare(key));
  }
  if (keys.size === 0) return undefined;
  const [status] = words(fields.get('status'));
  const importance = importanceOf(fields.get('importance') ?? fields.get('rating'));
  return {
    keys: [...keys],
    ...(status !== undefined && { status }),
    ...(importance !== undefined && { importance }),
    tags: tagsOf(fields.get('tags') ?? fields.get('tag')),
  };
}

/** Whether the front matter is to say something of a paper, be it broken or not. */
export function isToTellOfPaper(file: FileId, matter: string): boolean {
  return keyInName(file) !== undefined || KEY_FIELD.test(matter);
}

/** `key` of `@key.md`. */
function keyInName(file: FileId): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const key = /^(?:@|%40)(.+?)(?:\.[A-Za-z]+)?$/.exec(name)?.[1];
  if (key === undefined) return undefined;
  try {
    // Ids of files are addresses: what may not stand in one is escaped.
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

const KEY_FIELD = new RegExp(`^["']?(?:${[...KEY_FIELDS].join('|')})["']?[ \\t]*:`, 'im');

type Value = string | number | readonly (string | number)[];

/** The fields of the top level by their names in small letters; what is neither a word nor a list of words is left out. */
function fieldsOf(matter: string): Map<string, Value> {
  const fields = new Map<string, Value>();
  const head = matter.slice(matter.indexOf('\n') + 1).replace(/^(?:---|\.\.\.)[^\S\n]*\r?\n?$/m, '');
  if (isNestedDeep(head)) return fields;
  let root: unknown;
  try {
    root = parseDocument(head, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false }).contents;
  } catch {
    // Lists nested some thousand deep overflow the parser's stack.
    return fields;
  }
  if (!isMap(root)) return fields;
  for (const { key, value } of root.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value).toLowerCase();
    const read = isSeq(value) ? value.items.flatMap((item) => scalar(item) ?? []) : scalar(value);
    if (read !== undefined && !fields.has(name)) fields.set(name, read);
  }
  return fields;
}

function scalar(node: unknown): string | number | undefined {
  if (!isScalar(node)) return undefined;
  const { value } = node;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

function words(value: Value | undefined): string[] {
  const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
  return values.map((each) => String(each).trim()).filter((each) => each !== '' && each.length <= LONGEST);
}

function bare(key: string): string {
  return key.replace(/^@/, '');
}

/** `[a, b]`, `a, b`, `#a #b`, as Obsidian takes them. */
function tagsOf(value: Value | undefined): readonly string[] {
  const listed = typeof value === 'string' ? value.split(/[,\s]+/) : words(value);
  const tags = listed
    .map((tag) => tag.replace(/^#/, ''))
    .filter((tag) => tag !== '' && tag.length <= LONGEST);
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

/** `4`, `"4"`, `4/5`, `★★★★☆`. */
function importanceOf(value: Value | undefined): number | undefined {
  const [word] = words(value);
  if (word === undefined) return undefined;
  const stars = /^(★+)☆*$/.exec(word)?.[1]?.length;
  const number = stars ?? Number(/^(\d)(?:\s*\/\s*5)?$/.exec(word)?.[1]);
  return number >= 1 && number <= 5 ? number : undefined;
}
