// Tests inside the web worker host of VS Code 1.91, the oldest version that package.json promises.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { runHosted } from './hosted.mjs';
import { root } from './places.mjs';
import { ensureWebVscode } from './vscode.mjs';

/** @param {{grep?: string}} options @returns {Promise<import('./totals.mjs').Totals>} */
export async function webTests({ grep }) {
  await build('extension', 'web');
  const web = await ensureWebVscode();
  const browser = await ensureBrowser();
  const site = await serve(web, grep);
  try {
    return await runHosted({ name: 'web', browser, url: `${site.origin}/workbench.html` });
  } finally {
    site.close();
  }
}

/** @param {string} web @param {string | undefined} grep */
async function serve(web, grep) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.startsWith('/checkout/')
      ? join(root, normalize(path.slice('/checkout'.length)))
      : join(web, normalize(path));
    // The host may fetch from an origin of its own.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    if (path === '/workbench.html') response.end(workbench);
    else if (path === '/checkout/out/web.js')
      // A worker has no environment: what mocha should look for is written in front.
      response.end(`globalThis.SCHOLIUM_GREP = ${JSON.stringify(grep)};\n${readFileSync(file, 'utf8')}`);
    else if (statSync(file, { throwIfNoEntry: false })?.isFile()) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const workbench = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<link rel="stylesheet" href="/out/vs/workbench/workbench.web.main.css">
</head>
<body aria-label="">
<script src="/out/vs/loader.js"></script>
<script src="/out/vs/webPackagePaths.js"></script>
<script>
const paths = {};
for (const [name, path] of Object.entries(self.webPackagePaths))
  paths[name] = location.origin + '/node_modules/' + name + '/' + path;
require.config({ baseUrl: location.origin + '/out', recordStats: false, paths });
</script>
<script src="/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/out/vs/workbench/workbench.web.main.js"></script>
<script>
require(['vs/workbench/workbench.web.main'], ({ create, URI }) => {
  const here = (path) => URI.from({ scheme: 'http', authority: location.host, path });
  create(document.body, {
    workspaceProvider: {
      workspace: { folderUri: URI.from({ scheme: 'tmp', path: '/ws' }) },
      trusted: true,
      open: async () => true,
    },
    configurationDefaults: { 'workbench.startupEditor': 'none' },
    developmentOptions: {
      extensions: [here('/checkout')],
      extensionTestsPath: here('/checkout/out/web.js'),
    },
  });
});
</script>
</body>
</html>
`;
