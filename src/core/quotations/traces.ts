/** What comments of ours say of the quotation they stand behind: which page it is from, or that it is a paraphrase. */
import type { Markup } from '../notes/markup';
import type { Span } from '../place';
import type { Trace } from './found';

export interface Traces {
  readonly traces: readonly Trace[];
  /** Of the comments that say of what they stand behind that it is none. */
  readonly paraphrases: readonly Span[];
}

const NONE: Traces = { traces: [], paraphrases: [] };

export function tracesIn(text: string, markup: Markup): Traces {
  if (!text.includes('scholium:')) return NONE;
  const traces: Trace[] = [];
  const paraphrases: Span[] = [];
  for (const { 0: comment, 1: said, index } of text.matchAll(COMMENTS[markup])) {
    const span = { start: index, end: index + comment.length };
    if (/^paraphrase\s*$/i.test(said!)) paraphrases.push(span);
    const place = /^(\S+):(\d{1,9})\s*$/.exec(said!);
    if (place) traces.push({ ...span, file: decoded(place[1]!), line: Number(place[2]) });
  }
  return { traces, paraphrases };
}

const COMMENTS: Readonly<Record<Markup, RegExp>> = {
  markdown: /<!--[ \t]*scholium:[ \t]*([^\n>]{1,500}?)[ \t]*-->/g,
  latex: /%[ \t]*scholium:[ \t]*([^\n]{1,500})/g,
  typst: /\/\/[ \t]*scholium:[ \t]*([^\n]{1,500})/g,
};

/** The comment that says that what stands before it is a paraphrase. */
export const PARAPHRASE: Readonly<Record<Markup, string>> = {
  markdown: ' <!-- scholium: paraphrase -->',
  latex: ' % scholium: paraphrase',
  typst: ' // scholium: paraphrase',
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
