/** The card of the paper under the pointer. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { type CardAction, paperCard } from '../core/views/card';
import type { CommandId } from '../names';
import { setting } from './configuration';
import type { OpenNotes } from './open-notes';
import { paperUnder } from './pointer';
import type { LibraryStore } from './store';

/** The only commands a card may run; a link that page text forged would lead nowhere. */
const ALLOWED: Readonly<Record<CardAction['action'], CommandId>> = {
  cite: 'scholium.insertCitation',
  copyKey: 'scholium.copyCitekey',
  copyReference: 'scholium.copyFormattedReference',
  showCiters: 'scholium.showCiters',
  compareAbstracts: 'scholium.compareAbstracts',
  open: 'scholium.openPage',
  openNote: 'scholium.openLiteratureNote',
};

export function registerHover(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover(document, position) {
      if (!setting('scholium.hover.enabled', document)) return undefined;
      const found = paperUnder(store.library, document, position, notes);
      if (!found) return undefined;
      const range = new vscode.Range(position.line, found.column, position.line, found.endColumn);
      return new vscode.Hover(cardOf(found.work, found.key), range);
    },
  });
}

/** The card as a Markdown string that may run our commands and nothing else; `key` is the one that is pointed at. */
export function cardOf(work: Work, key?: string): vscode.MarkdownString {
  const card = new vscode.MarkdownString(
    paperCard(work, {
      linkTo,
      abstractLength: setting('scholium.hover.abstractLength'),
      ...(key !== undefined && { key }),
    }),
  );
  card.isTrusted = { enabledCommands: Object.values(ALLOWED) };
  card.supportHtml = false;
  return card;
}

function linkTo(action: CardAction): string {
  const { action: name, ...argument } = action;
  const target = 'place' in argument ? { target: argument.place } : argument;
  return `command:${ALLOWED[name]}?${encodeURIComponent(JSON.stringify([target])).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)}`;
}
