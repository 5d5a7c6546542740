// A browser to drive: one that is installed, or one that we can install.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { Stop, step } from './say.mjs';

/** The path of a Chrome, Chromium or Edge, installed now if need be. */
export async function ensureBrowser() {
  return (await installed()) ?? (await fromDebian()) ?? (await fromPlaywright()) ?? giveUp();
}

/** Headless, and quiet on the network. @param {string} [path] */
export async function launchBrowser(path) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: path ?? (await ensureBrowser()),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function installed() {
  for (const path of usualPaths()) if (existsSync(path) && (await runs(path))) return path;
  return undefined;
}

function usualPaths() {
  const named = [process.env.CHROME_PATH].filter((path) => path !== undefined);
  if (process.platform === 'darwin')
    return named.concat(
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((app) =>
        ['/Applications', join(homedir(), 'Applications')].map(
          (dir) => `${dir}/${app}.app/Contents/MacOS/${app}`,
        ),
      ),
    );
  if (process.platform === 'win32')
    return named.concat(
      [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((dir) => dir !== undefined)
        .flatMap((dir) => [
          join(dir, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(dir, 'Chromium', 'Application', 'chrome.exe'),
          join(dir, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]),
    );
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  return named.concat(
    ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((dir) => names.map((name) => join(dir, name))),
  );
}

/** Ubuntu's `chromium-browser` may be a note that tells one to install a snap. Elsewhere asking would open a window.
 * @param {string} path */
async function runs(path) {
  if (process.platform !== 'linux') return true;
  return (await runChild(path, ['--version'])).code === 0;
}

async function fromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && (await runChild('sudo', ['-n', 'true'])).code !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return attempt('Installing Chromium with apt-get (once)', async () => {
    for (const args of [
      ['update'],
      ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    ]) {
      const [command = '', ...rest] = [...asRoot, 'apt-get', ...args];
      await runChild(command, rest, { env });
    }
    return installed();
  });
}

async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  const cli = join(dirname(createRequire(join(root, 'package.json')).resolve('playwright-core')), 'cli.js');
  return attempt("Downloading Playwright's Chromium (once)", async () => {
    await runChild(process.execPath, [cli, 'install', 'chromium']);
    return existsSync(path) ? path : undefined;
  });
}

/** One way among several: when it leads nowhere it says so, and the next is tried.
 * @param {string} what @param {() => Promise<string | undefined>} way */
function attempt(what, way) {
  return step(what, async () => (await way()) ?? Promise.reject(new Stop(what))).catch((error) => {
    if (error instanceof Stop) return undefined;
    throw error;
  });
}

/** @returns {never} */
function giveUp() {
  throw new Stop(
    'The tests need a browser: install Chrome, Chromium or Edge, or set CHROME_PATH to one, and run npm test again.',
  );
}
