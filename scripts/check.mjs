// npm run check: types (one project a room), lint and layout.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = ['node_modules/typescript/bin/tsc', '-p'];
/** @type {[what: string, command: string[]][]} */
const steps = [
  ['types of the core', [...tsc, 'src/core']],
  ['types of the extension', [...tsc, '.']],
  ['types of the webviews', [...tsc, 'src/webview']],
  ['types of the tests and the command line', [...tsc, 'test']],
  ['types of the ui tests and the scripts', [...tsc, 'test/ui']],
  ['types of the tests of the webviews', [...tsc, 'test/webview']],
  ['types of the bench', [...tsc, 'bench']],
  ['types of the pages of the bench', [...tsc, 'bench/map-page']],
  ['lint and layout', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
];
let failed = 0;
for (const [what, command] of steps) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what}`);
  if (status !== 0) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;
