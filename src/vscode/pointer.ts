/** The paper under a position of a document. */
import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { type PointedAt, paperAt } from '../core/views/pointing';
import { fileId } from './convert';
import { languageIdOf } from './language';

export function paperUnder(
  library: Library,
  document: vscode.TextDocument,
  position: vscode.Position,
): PointedAt | undefined {
  const text = {
    file: fileId(document.uri),
    language: languageIdOf(document),
    text: () => document.getText(),
    lineAt: (line: number) => document.lineAt(line).text,
    offsetAt: (line: number, column: number) => document.offsetAt(position.with(line, column)),
  };
  return paperAt(library, text, position.line, position.character);
}
