/** In which documents the editor's questions are answered. */
import type * as vscode from 'vscode';
import { CITING_LANGUAGES, citesIn, WRITING_LANGUAGES } from '../../core/notes/citations';
import { fileId } from '../convert';
import { languageIdOf } from '../language';
import type { LibraryStore } from '../store';

/** Languages of notes. Plain text is among them for Typst, which VS Code does not know by itself. */
export const NOTE_LANGUAGES = CITING_LANGUAGES;

/** Notes that VS Code, without an extension for them, takes for plain text: by their names they are known all the same. */
export const UNKNOWN_NOTES: vscode.DocumentFilter = {
  language: 'plaintext',
  pattern: '**/*.{md,markdown,qmd,rmd,Rmd,tex,typ}',
};

/** Where papers are written of: not in program code, where the name of a dump may be that of a variable. */
export const TEXT_LANGUAGES = [
  ...WRITING_LANGUAGES,
  'scholium-dump',
  'bibtex',
  ...['json', 'jsonc', 'yaml', 'xml'],
];

const DATA = new Set(['json', 'jsonc', 'yaml', 'xml']);

/** Longer ones would hold up the editor when they are opened. Lines. */
const MOST_LINES = 50_000;

/** Whether all citations of the document are looked for: in plain text, which may be a log of any size, they are not. */
export function isNote(document: vscode.TextDocument): boolean {
  const language = languageIdOf(document);
  return language !== 'plaintext' && citesIn(language) && document.lineCount <= MOST_LINES;
}

/** Whether papers are pointed at in the document: data only where it is a bibliography. */
export function isText(store: LibraryStore, document: vscode.TextDocument): boolean {
  return !DATA.has(document.languageId) || store.library.inFile(fileId(document.uri)).length > 0;
}
