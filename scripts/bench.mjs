// npm run bench [-- --suite NAME,NAME] [--papers FILE.jsonl.gz] [--queries FILE.json] [--sizes 10000,100000] [--json] [--chart FILE.svg]
// Builds bench/ into one file and runs it in Node; the rows are kept in out/bench.json.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
await build({
  entryPoints: ['bench/index.ts'],
  outfile: 'out/bench.js',
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  logLevel: 'warning',
});
const run = ['--max-old-space-size=8192', 'out/bench.js', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' }).status ?? 1;
