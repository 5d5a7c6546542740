/** The paper under a position of a document; of a note that is followed without reading it again. */
import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { type PointedAt, paperAt } from '../core/views/pointing';
import { fileId } from './convert';
import { languageIdOf } from './language';
import type { OpenNotes } from './open-notes';

export function paperUnder(
  library: Library,
  document: vscode.TextDocument,
  position: vscode.Position,
  notes?: OpenNotes,
): PointedAt | undefined {
  const reader = notes?.followed(document);
  const text = {
    file: fileId(document.uri),
    language: languageIdOf(document),
    text: () => document.getText(),
    lineAt: (line: number) => document.lineAt(line).text,
    offsetAt: (line: number, column: number) => document.offsetAt(position.with(line, column)),
    ...(reader && { citationAt: (offset: number) => reader.citationAt(offset) }),
  };
  return paperAt(library, text, position.line, position.character);
}
