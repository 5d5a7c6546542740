/** Whether citations bring their entries in a document, and why they cannot. */
import type * as vscode from 'vscode';
import type { Adds } from '../../core/bibliography/adding/target';
import { formFor } from '../../core/notes/forms';
import { setting } from '../configuration';
import { languageIdOf } from '../language';

/** Undefined for never. A footnote says what it cites without a bibliography, so that none is made for it. */
export function addsIn(document: vscode.TextDocument): Adds | undefined {
  const adds = setting('scholium.bibliography.addEntries', document);
  if (adds !== 'always' && adds !== 'existing') return undefined;
  const form = formFor(languageIdOf(document), setting('scholium.citation.form', document));
  return form === 'footnote' ? 'existing' : adds;
}

/** Why no bibliography can be found for the document; undefined where that is not so. */
export function whyNowhere({ isUntitled, uri }: vscode.TextDocument): string | undefined {
  if (isUntitled) return 'this note is in no folder yet. Save it, and what you cite from then on is added.';
  return uri.scheme === 'vscode-notebook-cell'
    ? 'entries are not added from the cells of a notebook. Add it to the bibliography that the notebook is made with.'
    : undefined;
}
