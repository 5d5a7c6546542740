// node scripts/bench-host.mjs FOLDER OUT.json [--asleep]
// What the activation suite of the bench measures: opens FOLDER in the embedded VS Code, twice with one storage, so
// that the second finds what the first has kept, and writes both times' measures into OUT.json. With `--asleep`
// once, and Scholium is not asked for.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { runHosted } from './lib/hosted.mjs';
import { out, root } from './lib/places.mjs';
import { runMain, Stop, sayOnStandardError } from './lib/say.mjs';
import { ensureVscode, startServer } from './lib/vscode.mjs';

/** Extensions of the bench, and what wakes them. */
const helpers = { index: ['*'], idle: [] };

async function main() {
  sayOnStandardError();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { asleep: { type: 'boolean', default: false } },
  });
  const [folder, file] = positionals;
  if (folder === undefined || file === undefined) throw new Stop('Say which folder, and where to write.');
  await build('benchHost');
  const scholium = await layScholium(values.asleep);
  const vscode = await ensureVscode();
  const browser = await ensureBrowser();
  const home = mkdtempSync(join(tmpdir(), 'scholium-bench-host-'));
  const measures = join(home, 'measures.json');
  const storage = join(home, 'user', 'User', 'workspaceStorage');
  layHelpers(join(home, 'extensions'));
  const server = await startServer(vscode, {
    home,
    driver: true,
    env: {
      SCHOLIUM_MEASURES: measures,
      SCHOLIUM_STORAGE: storage,
      ...(values.asleep && { SCHOLIUM_ASLEEP: 'yes' }),
    },
    settings: { 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true, 'git.enabled': false },
  });
  try {
    const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${server.port}${asPath(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(scholium)],
      ['extensionTestsPath', remote(join(out, 'bench-host', 'index', 'main.js'))],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: asPath(folder), payload: JSON.stringify(payload) });
    const found = [];
    for (let run = 0; run < (values.asleep ? 1 : 2); run++) {
      const { failures } = await runHosted({ name: 'bench', browser, url: `${server.origin}/?${query}` });
      if (failures?.length) throw new Stop(failures.join('\n'));
      found.push(JSON.parse(readFileSync(measures, 'utf8')));
    }
    writeFileSync(file, JSON.stringify(found));
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
}

/** Scholium as it is packaged, in a folder of its own; it wakes by itself, or only when the bench wakes it.
 * @param {boolean} byItself */
async function layScholium(byItself) {
  const scholium = join(out, 'bench-host', 'scholium');
  rmSync(scholium, { recursive: true, force: true });
  mkdirSync(join(scholium, 'dist'), { recursive: true });
  await build('extension', '--minify');
  for (const part of ['package.json', 'dist/extension.js', 'media', 'syntaxes'])
    cpSync(join(root, part), join(scholium, part), { recursive: true });
  const manifest = join(scholium, 'package.json');
  const { activationEvents, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, activationEvents: byItself ? activationEvents : [] }));
  return scholium;
}

/** VS Code takes one extension in development only; the others are installed. @param {string} extensions */
function layHelpers(extensions) {
  for (const [name, activationEvents] of Object.entries(helpers)) {
    const publisher = 'scholium-bench';
    const dir = join(extensions, `${publisher}.${name}-0.0.0`);
    cpSync(join(out, 'bench-host', name), dir, { recursive: true });
    const manifest = { name, publisher, version: '0.0.0', engines: { vscode: '^1.91.0' }, main: './main.js' };
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ ...manifest, activationEvents }));
  }
}

/** As a URI has it: `/home/…`, `/C:/…`. @param {string} path */
function asPath(path) {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

runMain(main);
