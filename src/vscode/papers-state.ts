/** How the Papers view can be arranged, and what its choices are called. */
import type { PaperGrouping } from '../core/views/paper-groups';
import type { PaperOrder } from '../core/views/paper-order';

export interface PapersState {
  readonly grouping: PaperGrouping;
  readonly order: PaperOrder;
  readonly filter: string;
}

export const USUAL: PapersState = { grouping: 'cited', order: 'citers', filter: '' };

export const GROUPING_LABELS: Readonly<Record<PaperGrouping, string>> = {
  none: 'Nothing: one list',
  year: 'Year',
  source: 'Source: the kind of page it was read from',
  category: 'Category',
  author: 'First author',
  cited: 'Cited works first',
  status: 'Status: to-read, reading, read',
  tag: 'Tag',
};

export const ORDER_LABELS: Readonly<Record<PaperOrder, string>> = {
  title: 'Title',
  year: 'Year, newest first',
  citers: 'Number of citers',
  reading: 'What to read first: learnt from what you cite, annotate and mark',
  read: 'Last read',
  importance: 'Importance',
};
