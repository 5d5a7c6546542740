/** Why a work was found: what to highlight where, and a snippet of what the title does not show. */
import { displayIdentifier } from '../identifiers';
import type { Work } from '../model';
import { displayName } from '../names';
import type { Span } from '../place';
import { running } from './document';
import type { Highlighter } from './highlight';
import type { Scanner } from './scanner';
import { snippetOf } from './snippet';

export type MatchedField = 'title' | 'authors' | 'year' | 'id' | 'summary' | 'abstract';

export interface FieldMatch {
  readonly field: MatchedField;
  /** What to show: the title as listed, the authors joined by commas, or a snippet around the best place. */
  readonly text: string;
  /** What to highlight in `text`, in order, none touching another. */
  readonly spans: readonly Span[];
}

export function explain(work: Work, highlighter: Highlighter, scanner: Scanner): FieldMatch[] {
  const matches: FieldMatch[] = [];
  const { words } = highlighter;
  let open = words.reduce((bits, { common }, i) => (common ? bits : bits | (1 << i)), 0);
  const look = (field: MatchedField, text: string, always: boolean) => {
    if (!always && open === 0) return;
    const { spans, answered } = highlighter.highlight(text);
    if (spans.length === 0 || (!always && (answered & open) === 0)) return;
    matches.push({ field, text, spans });
    open &= ~answered;
  };
  look('title', work.title, true);
  look('authors', work.item.author.map(displayName).join(', '), true);
  if (work.item.issued?.year !== undefined) look('year', String(work.item.issued.year), true);
  if (open !== 0 && matches.every(({ field }) => field !== 'title')) {
    const { spans, answered } = highlighter.initials(work.title);
    if (spans.length > 0) matches.push({ field: 'title', text: work.title, spans });
    open &= ~answered;
  }
  for (const id of [work.citekey, ...work.aliases, ...work.identifiers.map(displayIdentifier)])
    look('id', id, false);
  if (open !== 0) {
    const snippet = bestSnippet(work, open, highlighter, scanner);
    if (snippet) matches.push(snippet);
  }
  return matches;
}

function bestSnippet(
  work: Work,
  open: number,
  highlighter: Highlighter,
  scanner: Scanner,
): FieldMatch | undefined {
  let best: FieldMatch | undefined;
  let worth = 0;
  const look = (field: MatchedField, text: string) => {
    const snippet = snippetOf(running(text), open, highlighter, scanner);
    if (!snippet || snippet.worth <= worth) return;
    worth = snippet.worth;
    best = { field, text: snippet.text, spans: snippet.spans };
  };
  for (const { text } of work.summaries) look('summary', text);
  for (const { text } of work.abstracts) look('abstract', text);
  return best;
}
