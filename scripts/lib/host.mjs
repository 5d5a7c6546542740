// Mocha inside the extension host of the embedded VS Code.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { runHosted } from './hosted.mjs';
import { out, root } from './places.mjs';
import { ensureVscode, startServer } from './vscode.mjs';

/** @param {{grep?: string}} options @returns {Promise<import('./totals.mjs').Totals>} */
export async function hostTests({ grep }) {
  await build('extension', 'host');
  const vscode = await ensureVscode();
  const browser = await ensureBrowser();
  const home = mkdtempSync(join(tmpdir(), 'scholium-host-'));
  const workspace = join(home, 'workspace');
  layWorkspace(workspace);
  const server = await startServer(vscode, {
    home,
    driver: true,
    env: { SCHOLIUM_GREP: grep, SCHOLIUM_ROOT: root },
    settings: {
      'workbench.startupEditor': 'none',
      'chat.disableAIFeatures': true,
      'git.enabled': false,
      // One folder for all tests: a citation in one is to make no bibliography for the others.
      'scholium.bibliography.addEntries': 'never',
    },
  });
  try {
    const authority = `127.0.0.1:${server.port}`;
    const payload = [
      ['extensionDevelopmentPath', `vscode-remote://${authority}${asPath(root)}`],
      ['extensionTestsPath', `vscode-remote://${authority}${asPath(join(out, 'host.js'))}`],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: asPath(workspace), payload: JSON.stringify(payload) });
    return await runHosted({ name: 'host', browser, url: `${server.origin}/?${query}` });
  } finally {
    await server.stop();
    cpSync(join(home, 'server.log'), join(out, 'host-server.log'));
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A fresh copy for each run: tests write, and the checkout must not change. @param {string} workspace */
function layWorkspace(workspace) {
  const own = join(root, 'test', 'host', 'workspace');
  // Without what the sample's reader says: each test says its own.
  const filter = (/** @type {string} */ path) => !path.endsWith('.scholium');
  cpSync(existsSync(own) ? own : join(root, 'examples'), workspace, { recursive: true, filter });
  const seeds = resolve(root, '..', 'shared', 'seeds');
  if (existsSync(seeds)) cpSync(seeds, join(workspace, 'seeds'), { recursive: true });
}

/** As a URI has it: `/home/…`, `/C:/…`. @param {string} path */
function asPath(path) {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
