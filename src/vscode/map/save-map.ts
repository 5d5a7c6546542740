/** A map as a file: a picture, or a graph for Gephi, Graphviz, networkx. */
import * as vscode from 'vscode';
import { mapFileName } from '../../core/map/same-map';
import { writeWhole } from '../annotations/export-forms';
import { shown } from '../file-texts';
import { Notice } from '../notice';
import type { MapPanel } from './map-panel';

export type MapFormat = 'svg' | 'png' | 'graphml' | 'dot' | 'json';

const NAMES: Readonly<Record<MapFormat, string>> = {
  svg: 'SVG picture',
  png: 'PNG picture',
  graphml: 'GraphML, for Gephi, yEd, Cytoscape',
  dot: 'DOT, for Graphviz',
  json: 'JSON Graph',
};

/** Where the last map went. */
const LAST_FOLDER = 'exportMapFolder';

/**
 * Asks where to, which asks whether a file there may be replaced, and writes. `content`: text, or bytes as base64. Throws
 * where the file cannot be written, or where a picture is none.
 */
export async function saveMap(
  { scope, graph }: Pick<MapPanel, 'scope' | 'graph'>,
  format: MapFormat,
  content: string,
  memento: vscode.Memento,
): Promise<void> {
  const folder = folderFor(scope, memento);
  const name = mapFileName(graph?.title ?? '', format);
  const uri = await vscode.window.showSaveDialog({
    title: 'Export the Map',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [NAMES[format]]: [format], 'All files': ['*'] },
    saveLabel: 'Export',
  });
  if (!uri) return;
  if (format === 'png') await vscode.workspace.fs.writeFile(uri, bytesOf(content));
  else await writeWhole(uri, content);
  await memento.update(LAST_FOLDER, vscode.Uri.joinPath(uri, '..').toString());
  void offerToOpen(uri);
}

function folderFor(scope: MapPanel['scope'], memento: vscode.Memento): vscode.Uri | undefined {
  const last = memento.get<string>(LAST_FOLDER);
  if (last !== undefined) return vscode.Uri.parse(last);
  if (scope?.of === 'note' && !scope.note.startsWith('untitled:'))
    return vscode.Uri.joinPath(vscode.Uri.parse(scope.note), '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The bytes of a PNG (https://www.w3.org/TR/png-3/#5PNG-file-signature), which the webview sends as base64. */
function bytesOf(base64: string): Uint8Array {
  const signature = 'iVBORw0KGgo';
  if (!base64.startsWith(signature))
    throw new Notice('The map could not be drawn as a picture. Try SVG instead.');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const open = 'Open';
  const answer = await vscode.window.showInformationMessage(`The map is in ${shown(uri)}.`, open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', uri);
}
