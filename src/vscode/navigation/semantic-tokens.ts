/** Colours that tell a key that leads to a paper from one that leads nowhere, and from one that has been replaced. */
import * as vscode from 'vscode';
import { isMarkdown } from '../../core/notes/citations';
import type { KeyUse } from '../../core/notes/key-use';
import { marksOf, type Standing } from '../../core/views/citation-marks';
import type { OpenNotes } from '../open-notes';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import { isNote, NOTE_LANGUAGES, UNKNOWN_NOTES } from './documents';

/** Of languages with tokens of their own VS Code would take our few in place of those. */
const LANGUAGES: vscode.DocumentSelector = [
  ...NOTE_LANGUAGES.filter((language) => isMarkdown(language) && language !== 'mdx'),
  UNKNOWN_NOTES,
];

const LEGEND = new vscode.SemanticTokensLegend(['citekey'], ['unknown', 'former']);
/** Bits of the legend's modifiers. */
const MODIFIERS: Readonly<Record<Standing, number>> = { known: 0, unknown: 1, former: 2 };

/** While a folder is read the colours change no more often. Milliseconds. */
const BETWEEN_CHANGES = 1000;

export function registerSemanticTokens(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const pace = new Pace(() => changed.fire(), BETWEEN_CHANGES);
  /** Where there is no paper at all, as in a folder that is still to be read, no key is less known than another. */
  const hasPapers = async (): Promise<boolean> => {
    await store.ready;
    return store.library.size > 0;
  };
  const tokensOf = (document: vscode.TextDocument, uses: readonly KeyUse[]): vscode.SemanticTokens => {
    const builder = new vscode.SemanticTokensBuilder(LEGEND);
    for (const { start, end, standing } of marksOf(store.library, uses)) {
      const from = document.positionAt(start);
      const isMarked = document.lineAt(from.line).text[from.character - 1] === '@';
      const character = from.character - (isMarked ? 1 : 0);
      const length = end - start + (isMarked ? 1 : 0);
      builder.push(from.line, character, length, 0, MODIFIERS[standing]);
    }
    return builder.build();
  };
  return vscode.Disposable.from(
    changed,
    pace,
    store.onDidChange(() => pace.call()),
    vscode.languages.registerDocumentSemanticTokensProvider(
      LANGUAGES,
      {
        onDidChangeSemanticTokens: changed.event,
        async provideDocumentSemanticTokens(document, token) {
          if (!isNote(document) || !(await hasPapers()) || token.isCancellationRequested) return undefined;
          return tokensOf(document, notes.readerOf(document).keys);
        },
      },
      LEGEND,
    ),
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      LANGUAGES,
      {
        async provideDocumentRangeSemanticTokens(document, range, token) {
          if (!isNote(document) || !(await hasPapers()) || token.isCancellationRequested) return undefined;
          const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
          return tokensOf(document, notes.readerOf(document).keysIn(span));
        },
      },
      LEGEND,
    ),
  );
}
