/** Runs as html, Markdown or plain text. */

import type { Verbatim } from './affix';
import type { Address } from './links';
import type { Run } from './runs';
import { htmlOf } from './runs-as-html';
import { markdownOf } from './runs-as-markdown';

/** In what the result is written. Whatever the format: what items say is text, never markup of that format. */
export type OutputFormat = 'html' | 'markdown' | 'text';

/** What a writer needs to know besides the runs. */
export interface WritingContext {
  /** Of the item that a run is of. */
  readonly addresses: (id: string | undefined) => readonly Address[];
  /** What stands for a run that is verbatim, by its number. */
  readonly verbatim: (number: string) => Verbatim;
}

export function written(runs: readonly Run[], format: OutputFormat, context: WritingContext): string {
  if (format === 'html') return htmlOf(runs, context);
  if (format === 'markdown') return markdownOf(runs, context);
  return runs
    .map(
      ({ text, onNewLine, isVerbatim }) =>
        (onNewLine ? '\n' : '') + (isVerbatim ? context.verbatim(text).text : text),
    )
    .join('');
}
