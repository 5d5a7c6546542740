/** Letters that a file's encoding has no place for: VS Code saves them as `?` without a word. */
import * as vscode from 'vscode';
import { decodeText } from '../core/decode';

/** VS Code tells of encodings since 1.100. */
type Document = vscode.TextDocument & { readonly encoding?: string };

/** Whether the text can be saved in the document's encoding, as far as that is known. */
export function canHold({ encoding }: Document, text: string): boolean {
  return encoding === undefined || encoding.startsWith('utf') || !/[^\p{ASCII}]/u.test(text);
}

/** Whether the file has every letter of the document, which has just been saved. */
export async function isSavedWhole(document: Document): Promise<boolean> {
  if (document.encoding?.startsWith('utf')) return true;
  const decoded = decodeText(await vscode.workspace.fs.readFile(document.uri));
  return 'text' in decoded && decoded.text === document.getText();
}
