// Builds the unit tests into one file and runs them with mocha in plain Node.
// Usage: npm run unit [-- --grep WORDS] [--long] [--update]
// Tests whose names end in @long (large inputs, every cut of every page) are left out unless asked for, so that the
// rest can run at every step; `npm test` runs both. --update rewrites the expected side of page fixtures.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const asked = args.some((arg) => /^--f?grep/.test(arg));
/** Which tests: the quick ones, the long ones, or what was asked for. */
const choice = asked ? [] : args.includes('--long') ? ['--fgrep', '@long'] : ['--fgrep', '@long', '--invert'];
const env = { ...process.env, ...(args.includes('--update') && { UPDATE_EXPECT: '1' }) };
/** @param {string[]} command */
const run = (command) =>
  spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env }).status ?? 1;
process.exitCode =
  run(['esbuild.js', 'unit']) ||
  run([
    'node_modules/mocha/bin/mocha.js',
    'out/unit.js',
    '--require',
    './scripts/source-maps.cjs',
    ...choice,
    // A busy machine is no fault of the code.
    '--timeout',
    '30000',
    // A misspelt word is no success.
    '--fail-zero',
    ...args.filter((arg) => arg !== '--update' && arg !== '--long'),
  ]);
