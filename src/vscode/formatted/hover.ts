/**
 * The cards of what a citation cites that is shown in other words: the pointer is then on no key, but on the place
 * before the hidden text.
 */
import * as vscode from 'vscode';
import type { ShownCitation } from '../../core/formatted/shown';
import { toRange } from '../citing';
import { setting } from '../configuration';
import { cardOf } from '../hover';
import { NOTE_LANGUAGES } from '../navigation/documents';
import type { OpenNotes } from '../open-notes';
import { paperUnder } from '../pointer';
import type { LibraryStore } from '../store';

/** A citation of more papers is read faster in the preview. */
const MOST_CARDS = 5;

/** `drawnAt`: the citation that touches the offset, where an editor shows it in other words now. */
export function registerFormattedHover(
  store: LibraryStore,
  notes: OpenNotes,
  drawnAt: (document: vscode.TextDocument, offset: number) => ShownCitation | undefined,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(NOTE_LANGUAGES, {
    provideHover(document, position) {
      const drawn = drawnAt(document, document.offsetAt(position));
      if (!drawn || !setting('scholium.hover.enabled', document)) return undefined;
      // On a key the card comes up anyway.
      if (paperUnder(store.library, document, position, notes)) return undefined;
      const items = notes.readerOf(document).clusterAt(drawn.start)?.items ?? [];
      const works = new Map(items.map(({ key }) => [store.library.byCitekey(key), key]));
      const cards = [...works]
        .flatMap(([work, key]) => (work ? [cardOf(work, key)] : []))
        .slice(0, MOST_CARDS);
      return cards.length > 0 ? new vscode.Hover(cards, toRange(document, drawn)) : undefined;
    },
  });
}
