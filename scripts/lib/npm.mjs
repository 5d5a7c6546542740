// Runs npm, the one that runs us if there is one, free of what the outer npm left in the environment.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runChild } from './children.mjs';
import { cache } from './places.mjs';
import { Stop } from './say.mjs';

/** @param {string} what for the sentence that explains a failure @param {string[]} args @param {string} cwd */
export async function npm(what, args, cwd) {
  const options = { cwd, env: cleanEnvironment() };
  const all = [...args, '--no-audit', '--no-fund', '--fetch-retry-maxtimeout=15000'];
  const outer = process.env.npm_execpath;
  // On Windows npm is a .cmd file, which only a shell can start.
  const { code, output } =
    outer && basename(outer) === 'npm-cli.js'
      ? await runChild(process.execPath, [outer, ...all], options)
      : await runChild('npm', all, { ...options, shell: process.platform === 'win32' });
  if (code === 0) return;
  const log = join(cache, 'npm-failed.log');
  mkdirSync(cache, { recursive: true });
  writeFileSync(log, output);
  throw new Stop(`${what} could not be installed: ${reason(output)} (npm's words are in ${log}).`);
}

/** @param {string} output */
function reason(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(output))
    return 'the package registry cannot be reached; connect this machine to the network once and run the same command again';
  if (/ENOSPC/.test(output)) return 'the disk is full';
  if (/not found|127/.test(output) && !/npm error/.test(output)) return 'npm is not on the PATH';
  return output.match(/npm (?:error|ERR!) (?!code)(.+)/)?.[1] ?? 'npm failed';
}

/** `npm test` tells its scripts its own place and flags; a second npm would take them for its own. */
function cleanEnvironment() {
  const leaks =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|INIT_CWD$|npm_config_(local_prefix|global_prefix|prefix|global|location|omit|include|only|production|dev|dry_run|workspaces?|package_lock_only|loglevel|ignore_scripts|save.*)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaks.test(name)));
}
