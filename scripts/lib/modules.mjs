// node_modules, as the lock says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './places.mjs';
import { Stop, step } from './say.mjs';

export async function ensureModules() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Stop(`Scholium needs Node 20 or newer to build; this is ${process.version}.`);
  if (modulesAgreeWithLock()) return;
  await step('Installing the packages of package-lock.json', () =>
    // No install scripts: esbuild, Biome and TypeScript ship their binaries as packages of their own.
    npm('The packages of package-lock.json', ['ci', '--ignore-scripts', '--include=dev'], root),
  );
}

/** npm writes down what it installed; comparing that with the lock also sees a `git pull` that changed it. */
function modulesAgreeWithLock() {
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = present[name];
    return found ? found.version === version : optional === true;
  });
}

/** @param {string} file @returns {Record<string, {version: string, optional?: boolean}> | undefined} */
function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // Missing or cut short: as good as not installed.
    return undefined;
  }
}
