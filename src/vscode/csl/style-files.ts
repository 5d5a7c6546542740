/** The styles and locales that are shipped with the extension, read when they are asked for. */
import * as vscode from 'vscode';
import type { CslFiles } from '../../core/csl/processor';

export function shippedFiles(extension: vscode.Uri): CslFiles {
  const read = async (...path: string[]) => {
    try {
      const uri = vscode.Uri.joinPath(extension, 'dist', 'csl', ...path);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  };
  return {
    style: (name) => read('styles', `${name}.json`),
    locale: (language) => read('locales', `${language}.json`),
  };
}
