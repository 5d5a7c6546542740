/** How a style lays its list out, of what citeproc tells. */
import type { PrintedList } from './engine';
import type { ListLayout } from './processor';

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
