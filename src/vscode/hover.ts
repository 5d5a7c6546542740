/** The card of the paper under the pointer. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { type CardOptions, paperCard } from '../core/views/card';
import type { CardAction } from '../core/views/card-actions';
import type { CommandId } from '../names';
import { setting } from './configuration';
import type { OpenNotes } from './open-notes';
import { paperUnder } from './pointer';
import type { PaperLinks } from './relations/paper-links';
import type { RelatedPapersService } from './relations/related-papers';
import type { LibraryStore } from './store';

/** The only commands a card may run; a link that page text forged would lead nowhere. */
const ALLOWED: Readonly<Record<CardAction['action'], CommandId>> = {
  cite: 'scholium.insertCitation',
  showPage: 'scholium.showPaper',
  copyKey: 'scholium.copyCitekey',
  copyReference: 'scholium.copyFormattedReference',
  showCiters: 'scholium.showCiters',
  showRelations: 'scholium.showRelations',
  showMap: 'scholium.showMap',
  showNotes: 'scholium.showCitingNotes',
  openLink: 'scholium.openLink',
  compareAbstracts: 'scholium.compareAbstracts',
  open: 'scholium.openPage',
  openNote: 'scholium.openLiteratureNote',
};

/** What is told of a paper beside what its pages say of it. */
export type CardFacts = Pick<CardOptions, 'notes' | 'related' | 'links'>;

/** A card does not wait longer for what is near a paper. Milliseconds. */
const PATIENCE = 40;

const RELATED_SHOWN = 2;

export function registerHover(
  store: LibraryStore,
  notes: OpenNotes,
  related: RelatedPapersService,
  links: PaperLinks,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      if (!setting('scholium.hover.enabled', document)) return undefined;
      const found = paperUnder(store.library, document, position, notes);
      if (!found) return undefined;
      // An index is not made for a card, and a card does not wait for one.
      const near = await soon(related.ifSoon(found.work, RELATED_SHOWN));
      if (token.isCancellationRequested) return undefined;
      const range = new vscode.Range(position.line, found.column, position.line, found.endColumn);
      const facts: CardFacts = {
        notes: store.notesCiting(found.work).length,
        links: links.atOnce(found.work),
        ...(near && { related: near }),
      };
      return new vscode.Hover(cardOf(found.work, found.key, facts), range);
    },
  });
}

/** Undefined where it takes longer than the reader should wait, or fails: the card is worth having without it. */
async function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    patience = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(patience);
  }
}

/** The card as a Markdown string that may run our commands and nothing else; `key` is the one that is pointed at. */
export function cardOf(work: Work, key?: string, facts: CardFacts = {}): vscode.MarkdownString {
  const card = new vscode.MarkdownString(
    paperCard(work, {
      linkTo,
      abstractLength: setting('scholium.hover.abstractLength'),
      thisYear: new Date().getFullYear(),
      ...facts,
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
