/** Core's plain data to VS Code's and back. */
import * as vscode from 'vscode';
import type { Place } from '../core/place';

export function toRange(place: Place): vscode.Range {
  return new vscode.Range(place.line, place.column, place.endLine, place.endColumn);
}

export function toLocation(place: Place): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(place.file), toRange(place));
}

/** The name by which the core knows a file. */
export function fileId(uri: vscode.Uri): string {
  return uri.toString();
}

/** Opens the file of a place with the place selected, in the middle of the editor. */
export async function openPlace(
  place: Place,
  options: { preview?: boolean; viewColumn?: vscode.ViewColumn } = {},
): Promise<vscode.TextEditor> {
  const selection = toRange(place);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(place.file), {
    selection: new vscode.Range(selection.start, selection.end),
    preview: options.preview ?? true,
    ...(options.viewColumn !== undefined && { viewColumn: options.viewColumn }),
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
