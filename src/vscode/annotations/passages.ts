/** Passages of documents as annotations keep them: what is selected, of which paper, in which folder. */
import * as vscode from 'vscode';
import { describe } from '../../core/anchoring/describe';
import { prepare } from '../../core/anchoring/prepared';
import { sentenceAt } from '../../core/annotations/sentence-at';
import { digestOf } from '../../core/digest';
import { buildLibrary } from '../../core/library/build';
import { namesOf } from '../../core/library/decided';
import type { Library } from '../../core/library/library';
import type { PassageTarget, Work } from '../../core/model';
import type { Place, Span } from '../../core/place';
import { readFile } from '../../core/sources';
import { literatureNoteOf } from '../../core/views/literature-note';
import { paperOfPassage } from '../../core/views/passage-paper';
import { fileId, toRange } from '../convert';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';

/** Passages of one document, ready to be kept in the folder that it lies in. */
export interface Passages {
  readonly folder: vscode.Uri;
  readonly targets: readonly PassageTarget[];
}

export function passagesOf(
  store: LibraryStore,
  document: vscode.TextDocument,
  spans: readonly Span[],
): Passages {
  const at = store.word.annotations.sourceOf(document.uri);
  if (!at || document.uri.path.includes('/.scholium/'))
    throw new Notice(
      'This text is in no folder of the workspace, so there is no place to keep annotations of it. Save it into the folder first.',
    );
  const text = prepare(document.getText());
  const library = libraryOf(store, document);
  const targets = spans.map((span) => {
    const work = paperIn(library, store, document, span);
    return { source: at.source, paper: work ? namesOf(work.records) : [], ...describe(text, span) };
  });
  return { folder: at.folder, targets };
}

/** What is selected, without the space around it; where nothing is, the sentence that the caret stands in. */
export function selectedSpans(store: LibraryStore, { document, selections }: vscode.TextEditor): Span[] {
  const spans = selections.flatMap((selection) =>
    selection.isEmpty
      ? (sentenceUnder(store, document, selection.active) ?? [])
      : (trimmed(document, toSpan(document, selection)) ?? []),
  );
  if (spans.length === 0)
    throw new Notice('Nothing is written here. Select words, or put the cursor into a sentence.');
  return spans;
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export function placeOf(document: vscode.TextDocument, { start, end }: Span): Place {
  const [from, to] = [document.positionAt(start), document.positionAt(end)];
  return {
    file: fileId(document.uri),
    line: from.line,
    column: from.character,
    endLine: to.line,
    endColumn: to.character,
  };
}

/** The paper of a passage of a page, or the one that a literature note is on. */
export function paperOf(store: LibraryStore, document: vscode.TextDocument, span: Span): Work | undefined {
  return paperIn(libraryOf(store, document), store, document, span);
}

function paperIn(
  here: Library,
  { library }: LibraryStore,
  document: vscode.TextDocument,
  span: Span,
): Work | undefined {
  const work = paperOfPassage(here, placeOf(document, span));
  if (!work) return literatureNoteOf(library, fileId(document.uri), document.getText());
  return here === library ? work : (library.named(namesOf(work.records)) ?? work);
}

/** The library; of a page that reads otherwise on disk, a library of the page alone: in the other all places are of the disk. */
function libraryOf({ library }: LibraryStore, document: vscode.TextDocument): Library {
  const file = fileId(document.uri);
  const text = document.getText();
  const isAsRead = library.digestOf(file) === digestOf(new TextEncoder().encode(text));
  return isAsRead || library.pagesIn(file).length === 0 ? library : buildLibrary([readFile(file, text)]);
}

function trimmed(document: vscode.TextDocument, { start, end }: Span): Span | undefined {
  const words = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : undefined;
}

/** In a page a line is a field of its own, but for abstracts, which may be broken into several. */
function sentenceUnder(
  store: LibraryStore,
  document: vscode.TextDocument,
  position: vscode.Position,
): Span | undefined {
  const works = libraryOf(store, document).inFile(fileId(document.uri));
  const abstracts = works
    .flatMap(({ abstracts }) => abstracts.flatMap(({ records }) => records))
    .flatMap(({ abstract }) => abstract?.place ?? [])
    .filter((place) => place.file === fileId(document.uri))
    .map(toRange);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const around =
    works.length === 0
      ? document.validateRange(whole)
      : (abstracts.find((range) => range.contains(position)) ?? document.lineAt(position).range);
  return sentenceAt(document.getText(), document.offsetAt(position), toSpan(document, around));
}
