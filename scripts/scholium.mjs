// npm run --silent scholium -- COMMAND …: the command line, built when its sources are newer than it is.
// Standard output belongs to the command alone.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { ensureModules } from './lib/modules.mjs';
import { root } from './lib/places.mjs';
import { runMain, sayOnStandardError } from './lib/say.mjs';

runMain(async () => {
  sayOnStandardError();
  await ensureModules();
  const cli = join(root, 'dist', 'cli.js');
  if (changed(cli) < newest(join(root, 'src'))) await build('cli');
  // npm changes to the checkout; a folder named on the command line is meant from where the reader stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
  return status ?? 1;
});

/** @param {string} dir */
const newest = (dir) =>
  Math.max(
    changed(join(root, 'esbuild.js')),
    changed(join(root, 'package-lock.json')),
    ...readdirSync(dir, { recursive: true }).map((name) => changed(join(dir, String(name)))),
  );

/** @param {string} file */
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
