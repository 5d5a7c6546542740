/** The text of an export: data in a format, or references as a citation style prints them. */
import * as vscode from 'vscode';
import { byKey } from '../../core/bibliography/export/cited';
import { isListFormat, type ListFormatId } from '../../core/bibliography/export/export-formats';
import { type OtherKey, withKeysFor } from '../../core/bibliography/export/export-keys';
import { htmlPage, listInHtml, listInMarkdown } from '../../core/bibliography/export/export-list';
import { writing } from '../../core/bibliography/export/export-parts';
import type { FormatId } from '../../core/bibliography/formats';
import { plural } from '../../core/views/markdown';
import { Notice } from '../notice';
import type { Services } from '../services';
import { inSlices } from '../slices';
import { itemsOf } from './items';
import { withOwn } from './own-entries';
import { noteFor, type Selection } from './selection';

/** More entries than these are written with a progress bar that can be cancelled. */
const MANY = 1000;

export interface Written {
  readonly text: string;
  /** The name of the citation style, where one printed it. */
  readonly style?: string;
  /** Keys that the format does not take. */
  readonly others?: readonly OtherKey[];
}

/** Undefined where the reader stops it. `isFile`: of HTML a whole page, else what is pasted into one. */
export async function written(
  services: Services,
  selection: Selection,
  id: FormatId,
  isFile: boolean,
): Promise<Written | undefined> {
  if (isListFormat(id)) return printed(services, selection, id, isFile);
  const own = await withOwn(selection.isCited ? byKey(selection.entries) : selection.entries);
  const { entries, others } = withKeysFor(id, own);
  const text = await withProgress(entries.length, (report, isWanted) => {
    const steps = writing(id, entries);
    return inSlices(reporting(steps, report), isWanted);
  });
  return text === undefined ? undefined : { text, others };
}

/** In the style of the note, or of the folder, where several may stand. */
async function printed(
  services: Services,
  selection: Selection,
  id: ListFormatId,
  isFile: boolean,
): Promise<Written | undefined> {
  const found = await services.formatting.processorFor(noteFor(selection));
  if ('fault' in found) throw new Notice(found.fault);
  const { processor, name: style } = found;
  const entries = await withOwn(selection.entries);
  return withProgress(entries.length, async (report, isWanted) => {
    const items = itemsOf(services, entries, selection.note);
    const steps = processor.formatInSteps({
      citations: [],
      uncited: [...items.keys()],
      itemOf: (key) => items.get(key),
      format: id === 'md' ? 'markdown' : 'html',
    });
    const formatted = await inSlices(reporting(counted(steps), report), isWanted);
    if (!formatted) return undefined;
    const { references, layout } = formatted;
    if (references.length === 0 && items.size > 0)
      throw new Notice(`The style ${style} prints no list of references: it is one of notes alone.`);
    const list = { references, layout, language: processor.language };
    if (id === 'md') return { text: listInMarkdown(list), style };
    return { text: isFile ? htmlPage(listInHtml(list), list.language) : listInHtml(list), style };
  });
}

type Report = (done: number) => void;

/** A citation processor goes through the entries about so often. */
const WALKS = 4;

function* counted<T>(steps: Iterator<unknown, T>): Generator<number, T> {
  for (let n = 1, step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield n++ / WALKS;
  }
}

function* reporting<T>(steps: Iterator<number, T>, report: Report): Generator<void, T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    report(step.value);
    yield;
  }
}

async function withProgress<T>(
  count: number,
  act: (report: Report, isWanted: () => boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  if (count <= MANY)
    return act(
      () => undefined,
      () => true,
    );
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Scholium exports ${plural(count, 'paper')}`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, (bar, token) => {
    let told = 0;
    const report = (done: number) => {
      const percent = Math.min(100, Math.floor((100 * done) / count));
      if (percent > told) bar.report({ increment: percent - told, message: `${percent} %` });
      told = percent;
    };
    return act(report, () => !token.isCancellationRequested);
  });
}
