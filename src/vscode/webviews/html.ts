/** The page that a webview starts with: a policy that lets nothing in but our own script and style. */
import * as vscode from 'vscode';
import { type WebviewName, webviewDocument } from './document';

export type { WebviewName } from './document';

/** What a webview may read. */
export const resourcesOf = (extension: vscode.Uri): vscode.Uri[] => [
  vscode.Uri.joinPath(extension, 'dist', 'webview'),
  vscode.Uri.joinPath(extension, 'media'),
];

/** The document of `webview`, with the addresses that it knows our files by. */
export function webviewHtml(webview: vscode.Webview, extension: vscode.Uri, name: WebviewName): string {
  return webviewDocument({
    name,
    nonce: crypto.randomUUID().replaceAll('-', ''),
    cspSource: webview.cspSource,
    uri: (...segments) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...segments)).toString(),
  });
}
