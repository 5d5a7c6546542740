// One run of tests inside an extension host, watched from a page of the browser that shows its window.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { out } from './places.mjs';
import { collectReports } from './reports.mjs';

const minutes = 10;

/** @param {{name: string, browser: string, url: string}} options
 * @returns {Promise<import('./totals.mjs').Totals>} */
export async function runHosted({ name, browser: path, url }) {
  const browser = await launchBrowser(path);
  try {
    const page = await browser.newPage();
    const { take, totals, noise, hasEnded } = collectReports();
    page.on('pageerror', (error) => noise.push(String(error)));
    // VS Code calls these two when it is driven by a test: its console, and the result of `run()`.
    await page.exposeFunction(
      'codeAutomationLog',
      /** @param {string} _type @param {unknown[]} args */ (_type, args) => take(args.map(String).join(' ')),
    );
    /** @type {Promise<number>} */
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(url);
    const code = await Promise.race([ended, timeout()]);
    if (code === undefined || !hasEnded() || (code !== 0 && totals.failed === 0)) {
      const picture = join(out, 'screenshots', `failed-${name}.png`);
      mkdirSync(join(out, 'screenshots'), { recursive: true });
      await page.screenshot({ path: picture });
      const why = code === undefined ? `no end after ${minutes} minutes` : `the tests broke off`;
      totals.failed++;
      totals.failures?.push(
        `${why}; a picture is ${picture}, the console said:\n${noise.slice(-30).join('\n')}`,
      );
    }
    return totals;
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<undefined>} */
const timeout = () =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), minutes * 60_000).unref());
