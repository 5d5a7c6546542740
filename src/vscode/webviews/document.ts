/** The document that a webview starts with, as text: the tests open the same one in a bare browser. */

/** Names of a webview's script: `dist/webview/map.js`. */
export type WebviewName = 'map' | 'page';

/** Styles in `media`: what a later one says of the same thing holds. */
const styles: Record<WebviewName, readonly string[]> = {
  map: ['map', 'map-drawing', 'map-legend', 'map-side', 'map-modes'],
  page: ['page'],
};

export interface WebviewParts {
  readonly name: WebviewName;
  /** Random, and new for each document. */
  readonly nonce: string;
  /** Where our own files come from, as a source of a policy (`webview.cspSource`). */
  readonly cspSource: string;
  /** The address of a file of the extension, by its path in it. */
  readonly uri: (...segments: string[]) => string;
}

/**
 * Nothing remote, no inline script or style, no `eval`; what it shows comes by messages and becomes
 * text nodes (https://code.visualstudio.com/api/extension-guides/webview#content-security-policy).
 */
export function webviewDocument({ name, nonce, cspSource, uri }: WebviewParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    // Pictures that the map makes of itself.
    'img-src blob: data:',
    // The layout runs in a worker: a webview may start one only from a blob, which is fetched from our folder.
    ...(name === 'map' ? ['worker-src blob:', `connect-src ${cspSource}`] : []),
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scholium</title>
${styles[name].map((style) => `<link rel="stylesheet" href="${uri('media', `${style}.css`)}">`).join('\n')}
</head>
<body data-layout-worker="${uri('dist', 'webview', 'layout-worker.js')}">
<main id="app"></main>
<script nonce="${nonce}" src="${uri('dist', 'webview', `${name}.js`)}"></script>
</body>
</html>`;
}
