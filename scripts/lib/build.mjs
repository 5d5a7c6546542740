// Bundles by name, as esbuild.js lists them.
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { Stop } from './say.mjs';

/** @param {...string} names bundles and flags of esbuild.js */
export async function build(...names) {
  const { code, output } = await runChild(process.execPath, ['esbuild.js', ...names], { cwd: root });
  if (code !== 0) throw new Stop(`The build failed:\n${output.trimEnd()}`);
}
