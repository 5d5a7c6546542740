/** How a style lays its list out, of what citeproc tells. */
import type { PrintedList } from './engine-steps';

export interface ListLayout {
  /** All lines but the first are indented. */
  readonly hanging: boolean;
  /** Of labels: in a column before the text, or in the margin. */
  readonly labels?: 'flush' | 'margin';
  /** The longest label, in characters. */
  readonly labelWidth: number;
  /** Between two entries, in lines. */
  readonly entrySpacing: number;
  /** From line to line, in lines: 2 is double-spaced. */
  readonly lineSpacing: number;
}

export function layoutOf(list: PrintedList | undefined): ListLayout {
  if (!list) return { hanging: false, labelWidth: 0, entrySpacing: 1, lineSpacing: 1 };
  const { parameters } = list;
  const labels = parameters['second-field-align'];
  return {
    hanging: Boolean(parameters.hangingindent),
    ...(labels && { labels }),
    labelWidth: parameters.maxoffset,
    entrySpacing: Number(parameters.entryspacing ?? 1),
    lineSpacing: Number(parameters.linespacing ?? 1),
  };
}
