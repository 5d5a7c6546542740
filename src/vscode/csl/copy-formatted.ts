/** Citations and references of papers on the clipboard, as the style of the note at hand prints them. */
import * as vscode from 'vscode';
import { noteItems } from '../../core/csl/items';
import type { Formatted, OutputFormat } from '../../core/csl/processor';
import type { Work } from '../../core/model';
import { isMarkdown } from '../../core/notes/citations';
import { clip } from '../../core/views/markdown';
import { languageIdOf } from '../language';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import type { Services } from '../services';
import { styledNote } from './choose-style';

/**
 * What is copied while a Markdown note is in the editor is Markdown, else plain text; `form` says otherwise. VS Code's
 * clipboard holds text alone.
 */
export async function copyFormatted(
  services: Services,
  works: readonly Work[],
  what: 'citation' | 'reference',
  form?: string,
): Promise<void> {
  const { store, formatting, noteCheck } = services;
  const { note } = await styledNote(services);
  const found = await formatting.processorFor(note);
  if ('fault' in found) throw new Notice(found.fault);
  const document = noteEditor(store)?.document;
  const isInMarkdown = document !== undefined && isMarkdown(languageIdOf(document));
  const format = formatOf(form) ?? (isInMarkdown ? 'markdown' : 'text');
  const itemOf = noteItems(note.text, noteCheck.bibliographies.of(note), store.library);
  const items = works.map(({ citekey }) => ({ key: citekey, suppressAuthor: false, inText: false }));
  const printed = found.processor.format({ citations: [{ items }], uncited: [], itemOf, format });
  const text = what === 'citation' ? citationIn(printed) : referencesIn(printed, format);
  if (text === '')
    throw new Notice(`The style ${found.name} has no list of references, so there is no reference to copy.`);
  await vscode.env.clipboard.writeText(text);
  const noun = what === 'citation' ? 'citation' : works.length > 1 ? 'references' : 'reference';
  const said = format === 'markdown' ? text.replace(/\\([^\w\s])/g, '$1') : text;
  vscode.window.setStatusBarMessage(`Scholium: copied the ${noun} ${clip(said, 80)}`, 4000);
}

function citationIn({ citations: [citation] }: Formatted): string {
  // In a style of notes, what stands in the note.
  return citation?.note || citation?.inText || '';
}

function referencesIn({ references }: Formatted, format: OutputFormat): string {
  const lines = references.map(({ label, text }) => (label === undefined ? text : `${label} ${text}`));
  return lines.join(format === 'text' ? '\n' : '\n\n');
}

function formatOf(form: string | undefined): OutputFormat | undefined {
  return form === 'markdown' || form === 'text' || form === 'html' ? form : undefined;
}
