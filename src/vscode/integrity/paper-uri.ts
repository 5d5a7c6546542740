/** The row of a paper in a tree as an address, by which VS Code asks for its marks. */
import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Work } from '../../core/model';

const SCHEME = 'scholium-paper';

export function paperUri(workId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${encodeURIComponent(workId)}` });
}

export function workOfPaperUri(library: Library, { scheme, path }: vscode.Uri): Work | undefined {
  return scheme === SCHEME ? library.byId(decodeURIComponent(path.slice(1))) : undefined;
}
