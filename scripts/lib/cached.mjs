// A folder that is made once: whole or not at all, and made again when something is missing from it.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cache } from './places.mjs';
import { step } from './say.mjs';

/** @param {string} name @param {string} what one line for the reader @param {(dir: string) => Promise<void>} make */
export async function cached(name, what, make) {
  const dir = join(cache, name);
  if (isWhole(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  sweep(name);
  await step(existsSync(dir) ? `${what} again, for parts of it are gone` : what, async () => {
    const temporary = `${dir}.${process.pid}.part`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    try {
      await make(temporary);
      writeFileSync(join(temporary, stamp), JSON.stringify(measure(temporary)));
      rmSync(dir, { recursive: true, force: true });
      renameSync(temporary, dir);
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      // Someone else's process was quicker: theirs is as good as ours.
      if (!isWhole(dir)) throw error;
    }
  });
  return dir;
}

const stamp = 'whole.json';

/** @param {string} dir */
function isWhole(dir) {
  try {
    const { files, bytes } = JSON.parse(readFileSync(join(dir, stamp), 'utf8'));
    const now = measure(dir);
    return now.files === files && now.bytes === bytes;
  } catch {
    return false;
  }
}

/** How many files and bytes lie below: enough to see a deleted or a cut file, in a fifth of a second.
 * @param {string} dir */
function measure(dir) {
  const total = { files: 0, bytes: 0 };
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.name === stamp) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      const below = measure(path);
      total.files += below.files;
      total.bytes += below.bytes;
    } else if (entry.isFile()) {
      total.files++;
      total.bytes += statSync(path).size;
    }
  }
  return total;
}

/** Removes what an interrupted run left, unless its process still works on it. @param {string} name */
function sweep(name) {
  for (const entry of readdirSync(cache)) {
    const pid = entry.startsWith(`${name}.`) && entry.match(/\.(\d+)\.part$/)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
