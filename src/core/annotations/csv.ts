/** Threads as a table for a spreadsheet. */
import { csvText } from '../csv';
import type { Annotation } from '../model';
import { type ListedThread, stateOf } from './list';

const COLUMNS: readonly (readonly [name: string, of: (row: Row) => string])[] = [
  ['id', ({ annotation }) => annotation.id],
  ['reply to', ({ annotation: { target } }) => ('replyTo' in target ? target.replyTo : '')],
  ['paper', ({ listed }) => listed.paper?.title ?? ''],
  ['names', ({ listed }) => listed.thread.paper.join(' ')],
  ['file', ({ annotation: { target } }) => ('replyTo' in target ? '' : target.source)],
  ['quote', ({ annotation: { target } }) => ('replyTo' in target ? '' : (target.quote?.exact ?? ''))],
  ['text', ({ annotation }) => annotation.text],
  ['motivation', ({ annotation }) => annotation.motivation],
  ['colour', ({ annotation }) => annotation.colour ?? ''],
  ['tags', ({ annotation }) => annotation.tags.join('; ')],
  ['state', ({ annotation, listed }) => ('replyTo' in annotation.target ? '' : stateOf(listed))],
  ['creator', ({ annotation }) => annotation.creator ?? ''],
  ['created', ({ annotation }) => annotation.created ?? ''],
  ['modified', ({ annotation }) => annotation.modified ?? ''],
];

interface Row {
  readonly annotation: Annotation;
  readonly listed: ListedThread;
}

/** A header, a row for each annotation and each answer. */
export function annotationsCsv(threads: readonly ListedThread[]): string {
  const rows = threads.flatMap((listed) =>
    [listed.thread.annotation, ...listed.thread.replies].map((annotation) => ({ annotation, listed })),
  );
  return csvText([COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, of]) => of(row)))]);
}
