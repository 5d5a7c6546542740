// A browser drives the workbench, with the packaged extension installed as a reader would.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { runChild } from './children.mjs';
import { makePackage } from './package.mjs';
import { out, root } from './places.mjs';
import { mochaTotals } from './totals.mjs';
import { ensureVscode, installPackage } from './vscode.mjs';

/** @param {{grep?: string}} options @returns {Promise<import('./totals.mjs').Totals>} */
export async function uiTests({ grep }) {
  const vscode = await ensureVscode();
  const browser = await ensureBrowser();
  clearFailures(join(out, 'screenshots'));
  const home = mkdtempSync(join(tmpdir(), 'scholium-package-'));
  const { vsix } = await makePackage(home);
  await installPackage(vscode, vsix, home);
  await build('ui');
  // Once for all windows; the driver in test/ui reads them.
  const env = {
    ...process.env,
    SCHOLIUM_BROWSER: browser,
    SCHOLIUM_EXTENSIONS: join(home, 'extensions'),
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  // Once more, in a window and a folder of its own: on a busy machine the editor moves under a click. The picture of the
  // first try stays in out/screenshots, as failed-….png.
  const args = [
    '--require',
    './scripts/source-maps.cjs',
    '--timeout',
    '180000',
    '--slow',
    '30000',
    '--retries',
    '1',
  ];
  const run = await runChild(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', 'out/ui.mjs', ...args, ...(grep ? ['--fgrep', grep] : [])],
    { cwd: root, env, echo: true },
  );
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  return mochaTotals(run);
}

/** Pictures of failures are of this run only. @param {string} dir */
function clearFailures(dir) {
  mkdirSync(dir, { recursive: true });
  for (const name of readdirSync(dir)) if (name.startsWith('failed-')) rmSync(join(dir, name));
}
