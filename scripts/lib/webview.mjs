// The webviews in a bare browser, without the editor around them: a test takes a second.
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { mochaTotals } from './totals.mjs';

/** @param {{grep?: string}} options @returns {Promise<import('./totals.mjs').Totals>} */
export async function webviewTests({ grep }) {
  const browser = await ensureBrowser();
  await build('extension', 'webviewTests');
  const args = ['--require', './scripts/source-maps.cjs', '--timeout', '30000', '--slow', '3000'];
  const run = await runChild(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', 'out/webview-tests.mjs', ...args, ...(grep ? ['--fgrep', grep] : [])],
    {
      cwd: root,
      env: { ...process.env, SCHOLIUM_BROWSER: browser, NO_COLOR: '1', FORCE_COLOR: '0' },
      echo: true,
    },
  );
  return mochaTotals(run);
}
