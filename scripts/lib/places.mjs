// Where things lie. Found by walking up, because these files also run bundled from out/.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = upwards(dirname(fileURLToPath(import.meta.url)));
/** What is dear to make and safe to delete. One folder may serve several clones. */
export const cache = process.env.SCHOLIUM_CACHE ? resolve(process.env.SCHOLIUM_CACHE) : join(root, '.cache');
export const out = join(root, 'out');

/** @param {string} dir @returns {string} */
function upwards(dir) {
  if (existsSync(join(dir, 'package-lock.json'))) return dir;
  const parent = dirname(dir);
  if (parent === dir) throw new Error('These scripts lie outside a checkout of Scholium.');
  return upwards(parent);
}
