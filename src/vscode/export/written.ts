/** The text of an export: data in a format, or references as a citation style prints them. */
import * as vscode from 'vscode';
import { byKey } from '../../core/bibliography/cited';
import { isListFormat, type ListFormatId } from '../../core/bibliography/export-formats';
import { htmlPage, listInHtml, listInMarkdown } from '../../core/bibliography/export-list';
import { writing } from '../../core/bibliography/export-parts';
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
}

/** Undefined where the reader stops it. `isFile`: of HTML a whole page, else what is pasted into one. */
export async function written(
  services: Services,
  selection: Selection,
  id: FormatId,
  isFile: boolean,
): Promise<Written | undefined> {
  if (isListFormat(id)) return printed(services, selection, id, isFile);
  const entries = await withOwn(selection.isCited ? byKey(selection.entries) : selection.entries);
  const text = await withProgress(entries.length, (report, isWanted) => {
    const steps = writing(id, entries);
    return inSlices(reporting(steps, report), isWanted);
  });
  return text === undefined ? undefined : { text };
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
  return withProgress(entries.length, async (_, isWanted) => {
    // The bar is to be drawn before the processor takes the thread.
    if (entries.length > MANY) await new Promise<void>((resolve) => setTimeout(resolve, 50));
    if (!isWanted()) return undefined;
    const items = itemsOf(services, entries, selection.note);
    const { references, layout } = processor.format({
      citations: [],
      uncited: [...items.keys()],
      itemOf: (key) => items.get(key),
      format: id === 'md' ? 'markdown' : 'html',
    });
    if (references.length === 0 && items.size > 0)
      throw new Notice(`The style ${style} prints no list of references: it is one of notes alone.`);
    const list = { references, layout, language: processor.language };
    if (id === 'md') return { text: listInMarkdown(list), style };
    return { text: isFile ? htmlPage(listInHtml(list), list.language) : listInHtml(list), style };
  });
}

type Report = (done: number) => void;

function* reporting(steps: Generator<number, string>, report: Report): Generator<void, string> {
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
      const percent = Math.floor((100 * done) / count);
      if (percent > told) bar.report({ increment: percent - told, message: `${percent} %` });
      told = percent;
    };
    return act(report, () => !token.isCancellationRequested);
  });
}
