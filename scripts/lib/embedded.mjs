// The embedded VS Code for a reader: on loopback, with a token, with trust as VS Code has it, and with Scholium
// installed from a freshly made package, so that what is tried is what is shipped.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endWithParent, isEnding } from './children.mjs';
import { makePackage } from './package.mjs';
import { cache } from './places.mjs';
import { Stop, say, step } from './say.mjs';
import { ensureVscode, installPackage, startServer } from './vscode.mjs';

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'extensions.ignoreRecommendations': true,
};

/** Runs until Ctrl+C. @param {string} folder @param {number} port 0: a free one @returns {Promise<number>} */
export async function openEmbedded(folder, port) {
  if (port !== 0 && !(await isFree(port)))
    throw new Stop(`Port ${port} is taken; leave --port out and a free one is found.`);
  const vscode = await ensureVscode();
  const { vsix } = await step('Building and packaging Scholium', () => makePackage());
  const home = join(cache, 'start');
  rmSync(join(home, 'extensions'), { recursive: true, force: true });
  await step('Installing Scholium into it', () => installPackage(vscode, vsix, home));
  const token = randomBytes(16).toString('hex');
  const server = await step('Starting VS Code', () =>
    startServer(vscode, { home, token, trust: true, port, settings }),
  );
  const query = new URLSearchParams({ tkn: token, folder: folder.replaceAll('\\', '/') });
  say(`Open this address in a browser; Ctrl+C here ends it.\n${server.origin}/?${query}\n`);
  endWithParent();
  await new Promise((resolve) => server.child.once('exit', resolve));
  if (isEnding()) return 0;
  throw new Stop(`VS Code has ended; ${join(home, 'server.log')} may say why.`);
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
