// The stages of `npm test`, in order: the quick ones first. Each imports what it needs only when it runs, for before
// that node_modules may not be there.
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { say } from './say.mjs';
import { mochaTotals } from './totals.mjs';

/** @typedef {(options: {grep?: string}) => Promise<import('./totals.mjs').Totals>} Stage */

export const stages = /** @satisfies {Record<string, Stage>} */ ({
  check: async ({ grep }) => {
    if (grep) return { passed: 0, failed: 0, skipped: 0 };
    const { output } = await script(['scripts/check.mjs']);
    const count = (/** @type {RegExp} */ mark) => output.match(mark)?.length ?? 0;
    return { passed: count(/^ok {3}/gm), failed: count(/^FAIL /gm), skipped: 0 };
  },
  unit: async ({ grep }) =>
    mochaTotals(await script(['scripts/unit.mjs', '--reporter', 'dot', ...(grep ? ['--fgrep', grep] : [])])),
  long: async ({ grep }) => {
    // With words to look for, `unit` has run the long ones too.
    if (grep) return { passed: 0, failed: 0, skipped: 0 };
    return mochaTotals(await script(['scripts/unit.mjs', '--long', '--reporter', 'dot']));
  },
  cli: async ({ grep }) => {
    const { build } = await import('./build.mjs');
    await build('cli', 'cliTests');
    const mocha = [
      'node_modules/mocha/bin/mocha.js',
      'out/cli-tests.js',
      '--require',
      './scripts/source-maps.cjs',
    ];
    return mochaTotals(await script([...mocha, '--timeout', '20000', ...(grep ? ['--fgrep', grep] : [])]));
  },
  webview: async (options) => (await import('./webview.mjs')).webviewTests(options),
  package: async ({ grep }) => {
    if (grep) return { passed: 0, failed: 0, skipped: 0 };
    const { makePackage } = await import('./package.mjs');
    const { vsix, bytes, faults } = await makePackage();
    say(`   ${vsix} (${Math.round(bytes / 1024)} KB)\n`);
    return { passed: faults.length === 0 ? 1 : 0, failed: faults.length, skipped: 0, failures: faults };
  },
  host: async (options) => (await import('./host.mjs')).hostTests(options),
  ui: async (options) => (await import('./ui.mjs')).uiTests(options),
  web: async (options) => (await import('./web.mjs')).webTests(options),
});

/** @param {string[]} args */
const script = (args) => runChild(process.execPath, args, { cwd: root, echo: true });
