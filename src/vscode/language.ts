import type * as vscode from 'vscode';
import { languageOf } from '../core/intake';
import { fileId } from './convert';

/** The language of a document; by its name where no extension knows it (VS Code has no Typst of its own). */
export function languageIdOf({ languageId, uri }: vscode.TextDocument): string {
  return languageId === 'plaintext' ? languageOf(fileId(uri)) : languageId;
}
