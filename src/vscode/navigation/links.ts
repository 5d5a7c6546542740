/** Citekeys as links to the page that is shown first. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { marksOf } from '../../core/views/citation-marks';
import { placeLabel } from '../../core/views/describe';
import { clip, escapeMarkdown } from '../../core/views/markdown';
import { addressOf, whereRead } from '../../core/views/where-read';
import { toRange } from '../citing';
import { setting } from '../configuration';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { isNote, NOTE_LANGUAGES } from './documents';

/** Characters of a title in a tooltip. */
const TITLE = 80;

export function registerLinks(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(NOTE_LANGUAGES, {
    provideDocumentLinks(document) {
      if (!setting('scholium.links.enabled', document) || !isNote(document)) return [];
      return marksOf(store.library, notes.readerOf(document).keys).flatMap((mark) =>
        mark.work ? [linkTo(mark.work, toRange(document, mark))] : [],
      );
    },
  });
}

function linkTo(work: Work, range: vscode.Range): vscode.DocumentLink {
  const place = whereRead(work)[0]!.title;
  const { file, fragment } = addressOf(place);
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(file).with({ fragment }));
  // VS Code makes a line of Markdown of it.
  link.tooltip = escapeMarkdown(`Open “${clip(work.title, TITLE)}” at ${placeLabel(place)}`);
  return link;
}
