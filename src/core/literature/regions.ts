// `<!-- scholium:name -->` … `<!-- /scholium:name -->`: the places in the text of a note that we write. MDX has no such
// comments; there the marks are `{/* scholium:name */}`.

import { readLineAt, startReading } from '../notes/blocks';
import { frontMatterEnd } from '../notes/front-matter';
import type { Span } from '../place';

export interface Regions {
  /** By their names. */
  readonly regions: ReadonlyMap<string, Region>;
  /** What is no region, as sentences for the reader; nothing between such marks is ours. */
  readonly faults: readonly string[];
  /** By their names, why they are none, and where the mark stands that is amiss. */
  readonly broken: ReadonlyMap<string, BrokenRegion>;
}

/** The span is what stands between the two marks. */
export interface Region extends Span {
  readonly opening: Span;
  readonly closing: Span;
  /** What the opening mark says behind the name. */
  readonly words: readonly string[];
}

export interface BrokenRegion {
  /** `does not end`, with the region for its subject. */
  readonly what: string;
  /** Offset. */
  readonly at: number;
}

/** No note has so many; a machine may have written this one. */
const MOST_MARKS = 2000;

interface Mark extends Span {
  readonly name: string;
  readonly closes: boolean;
  readonly words: readonly string[];
}

/** The regions of a note. One that stands in another, goes across it or is there twice is none. */
export function regionsIn(text: string): Regions {
  const found = new Map<string, Region[]>();
  const broken = new Map<string, BrokenRegion>();
  const open: Mark[] = [];
  const marks = marksIn(text);
  if (marks.length > MOST_MARKS)
    return {
      regions: new Map(),
      faults: ['There are thousands of regions, so they were left alone.'],
      broken: new Map(marks.map(({ name, start }) => [name, { what: 'is one of thousands', at: start }])),
    };
  for (const mark of marks) {
    if (!mark.closes) {
      if (open.some(({ name }) => name === mark.name))
        broken.set(mark.name, { what: 'begins again before it ends', at: mark.start });
      open.push(mark);
      continue;
    }
    const at = open.findLastIndex(({ name }) => name === mark.name);
    if (at < 0) {
      if (!broken.has(mark.name))
        broken.set(mark.name, { what: 'ends where it did not begin', at: mark.start });
      continue;
    }
    const [begin, ...within] = open.splice(at);
    for (const { name, start } of within) broken.set(name, { what: 'does not end', at: start });
    const region = {
      start: begin!.end,
      end: mark.start,
      opening: { start: begin!.start, end: begin!.end },
      closing: { start: mark.start, end: mark.end },
      words: begin!.words,
    };
    found.set(mark.name, [...(found.get(mark.name) ?? []), region]);
  }
  for (const { name, start } of open) broken.set(name, { what: 'does not end', at: start });
  for (const [name, all] of found)
    if (all.length > 1) broken.set(name, { what: 'is there more than once', at: all[1]!.opening.start });
  for (const name of nested(found)) {
    const at = found.get(name)![0]!.opening.start;
    broken.set(name, { what: 'stands in another region, or another in it', at });
  }
  const regions = new Map(
    [...found].filter(([name]) => !broken.has(name)).map(([name, [span]]) => [name, span!]),
  );
  const faults = [...broken].map(([name, { what }]) => `The region “${name}” ${what}, so it was left alone.`);
  return { regions, faults, broken };
}

/** Regions that hold another, and those that are held. */
function nested(found: ReadonlyMap<string, readonly Region[]>): Set<string> {
  const spans = [...found].flatMap(([name, all]) => all.map(({ start, end }) => ({ name, start, end })));
  spans.sort((a, b) => a.start - b.start);
  const names = new Set<string>();
  let outer: (typeof spans)[number] | undefined;
  for (const span of spans) {
    if (outer && span.start < outer.end) {
      names.add(outer.name);
      names.add(span.name);
    }
    if (!outer || span.end > outer.end) outer = span;
  }
  return names;
}

/** The marks in order; what stands in code only shows how they are written. */
function marksIn(text: string): Mark[] {
  const start = frontMatterEnd(text);
  const marks = [...text.slice(start).matchAll(MARK)].map((match): Mark => {
    const at = start + match.index;
    return {
      start: at,
      end: at + match[0].length,
      closes: match[1] === '/',
      name: match[2]!,
      words: match[3]!.trim() === '' ? [] : match[3]!.trim().split(/[ \t]+/),
    };
  });
  if (marks.length === 0) return marks;
  const inCode = codeLines(text, start, marks.at(-1)!.end);
  return marks.filter(({ start: at }) => {
    const line = text.lastIndexOf('\n', at - 1) + 1;
    return !inCode.has(line) && text[at - 1] !== '`';
  });
}

const MARK =
  /(?:<!--|\{\/\*)[ \t]*(\/?)scholium:([\w-]{1,80})((?:[ \t]+[\w.-]{1,80}?){0,4})[ \t]*(?:-->|\*\/\})/g;

/** Where the lines of code blocks begin. */
function codeLines(text: string, start: number, until: number): Set<number> {
  const lines = new Set<number>();
  const state = startReading(
    text,
    () => undefined,
    (from) => text.indexOf('$$', from) >= 0,
  );
  for (let at = start; at < until; ) {
    const next = readLineAt(state, at);
    const kind = state.leaf?.kind;
    if (kind === 'fence' || kind === 'code' || kind === 'math') lines.add(at);
    at = next;
  }
  return lines;
}
