/** Runs as html, Markdown or plain text. */
import type { Run } from './runs';
import { htmlOf } from './runs-as-html';
import { markdownOf } from './runs-as-markdown';
import type { WritingContext } from './writing-context';

/** In what the result is written. Whatever the format: what items say is text, never markup of that format. */
export type OutputFormat = 'html' | 'markdown' | 'text';

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
