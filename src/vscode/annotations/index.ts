/** Annotating: passages marked and written about, in the documents that are open. */
import * as vscode from 'vscode';
import type { Services } from '../services';
import { Annotating } from './annotating';
import { registerAnnotationCommands } from './commands';
import { AnnotationEdits } from './edits';
import { registerHighlights } from './highlights';
import { registerAnnotationHover } from './hover';
import { Margin } from './margin';
import { registerSaving } from './saving';
import { MarginThreads } from './threads';

export function registerAnnotations(
  services: Pick<Services, 'store' | 'searching' | 'entries' | 'memento' | 'log'>,
): vscode.Disposable {
  const { store, log } = services;
  const margin = new Margin(store);
  const threads = new MarginThreads(store, margin);
  const annotating = new Annotating(services, margin, threads, new AnnotationEdits(store));
  return vscode.Disposable.from(
    registerHighlights(margin),
    registerAnnotationHover(store, margin),
    registerSaving(store, margin, log),
    registerAnnotationCommands(annotating, log),
    threads,
    margin,
  );
}
