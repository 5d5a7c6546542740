/** The parts of a note that may be ours: fields of the front matter and regions of the text. */
import type { Span } from '../place';
import { fieldsIn } from './front-matter';
import { regionsIn } from './regions';

/** `field title`, `region abstract`. */
export type PartId = `${'field' | 'region'} ${string}`;

export interface Parts {
  /** In the order of the text. */
  readonly spans: ReadonlyMap<PartId, Span>;
  /** The YAML of the front matter. */
  readonly yaml?: Span;
  /** Sentences for the reader. */
  readonly faults: readonly string[];
}

export function partsOf(text: string): Parts {
  const { fields, yaml, fault } = fieldsIn(text);
  const { regions, faults } = regionsIn(text);
  const spans = new Map<PartId, Span>();
  for (const [name, span] of fields) spans.set(`field ${name}`, span);
  for (const [name, span] of regions) spans.set(`region ${name}`, span);
  return { spans, ...(yaml && { yaml }), faults: [...(fault === undefined ? [] : [fault]), ...faults] };
}

/**
 * The parts that a template makes ours: all its regions, and the fields in which it writes something of the paper. A
 * field that it merely begins, `status: to-read` or `tags: {{tags}}`, is the reader's.
 */
export function ownedParts(template: string): Set<PartId> {
  const text = template.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const owned = new Set<PartId>();
  const [, head = ''] = /^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$/ms.exec(text) ?? [];
  let field: PartId | undefined;
  for (const line of head.split('\n')) {
    if (/^\{\{[#^/!]/.test(line)) continue;
    const name = /^(?:"([^"]+)"|'([^']+)'|([^\s"'#{[-][^:#{]*?))[ \t]*:(?=\s|$)/.exec(line);
    if (name) field = `field ${(name[1] ?? name[2] ?? name[3])!}`;
    else if (/^#/.test(line)) field = undefined;
    if (field && OF_THE_PAPER.test(line.replace(/[ \t]#.*$/, ''))) owned.add(field);
  }
  for (const [, name] of text.matchAll(/<!--[ \t]*scholium:([\w-]{1,80})[ \t]*-->/g))
    owned.add(`region ${name!}`);
  return owned;
}

/** A value, but for those that say what the reader says themselves. */
const OF_THE_PAPER = /\{\{(?![{&]?\s*(?:status|tags?)\s*\})[^#^/!]/;

/** Text of a part as it is compared: with `\n` for line ends. */
export function plainText(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\r\n?/g, '\n');
}

/** The name without its kind, as it is told to the reader. */
export function partName(part: PartId): string {
  return part.slice(part.indexOf(' ') + 1);
}
