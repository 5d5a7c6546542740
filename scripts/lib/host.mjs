// Mocha inside the extension host of the embedded VS Code.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBrowser, launchBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { out, root } from './places.mjs';
import { collectReports } from './reports.mjs';
import { ensureVscode, startServer } from './vscode.mjs';

/** @param {{grep?: string}} options @returns {Promise<import('./totals.mjs').Totals>} */
export async function hostTests({ grep }) {
  await build('extension', 'host');
  const vscode = await ensureVscode();
  const browserPath = await ensureBrowser();
  const home = mkdtempSync(join(tmpdir(), 'scholium-host-'));
  const workspace = join(home, 'workspace');
  layWorkspace(workspace);
  const server = await startServer(vscode, {
    home,
    driver: true,
    env: { SCHOLIUM_GREP: grep, SCHOLIUM_ROOT: root },
    settings: { 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true },
  });
  const browser = await launchBrowser(browserPath);
  try {
    const page = await browser.newPage();
    const reports = collectReports();
    /** @type {Promise<number>} */
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction(
      'codeAutomationLog',
      /** @param {string} _type @param {unknown[]} args */ (_type, args) =>
        reports.take(args.map(String).join(' ')),
    );
    const remote = `vscode-remote://127.0.0.1:${server.port}`;
    /** @param {string} path */
    const asUri = (path) => `${remote}${path.startsWith('/') ? '' : '/'}${path.replaceAll('\\', '/')}`;
    const payload = [
      ['extensionDevelopmentPath', asUri(root)],
      ['extensionTestsPath', asUri(join(out, 'host.js'))],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({
      folder: asUri(workspace).slice(remote.length),
      payload: JSON.stringify(payload),
    });
    await page.goto(`${server.origin}/?${query}`);
    const code = await Promise.race([ended, timeout(minutes)]);
    if (code === undefined || !reports.hasEnded()) {
      const picture = join(out, 'screenshots', 'failed-host.png');
      mkdirSync(join(out, 'screenshots'), { recursive: true });
      await page.screenshot({ path: picture });
      const why =
        code === undefined ? `no end after ${minutes} minutes` : `the host ended early with code ${code}`;
      reports.totals.failed++;
      reports.totals.failures?.push(`${why}; see ${picture} and:\n${reports.noise.slice(-30).join('\n')}`);
    }
    return reports.totals;
  } finally {
    await browser.close();
    writeFileSync(join(out, 'host-server.log'), '');
    if (existsSync(join(home, 'server.log'))) cpSync(join(home, 'server.log'), join(out, 'host-server.log'));
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

const minutes = 10;

/** A fresh copy for each run: tests write, and the checkout must not change.
 * @param {string} workspace */
function layWorkspace(workspace) {
  const own = join(root, 'test', 'host', 'workspace');
  cpSync(existsSync(own) ? own : join(root, 'examples'), workspace, { recursive: true });
  const seeds = resolve(root, '..', 'shared', 'seeds');
  if (existsSync(seeds)) cpSync(seeds, join(workspace, 'seeds'), { recursive: true });
}

/** @param {number} minutes @returns {Promise<undefined>} */
const timeout = (minutes) =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), minutes * 60_000).unref());
