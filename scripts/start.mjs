// npm start [-- FOLDER]: a real VS Code with Scholium in it, on the sample library or on FOLDER.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { root } from './lib/places.mjs';
import { runMain, Stop } from './lib/say.mjs';

const usage = `Usage: npm start [-- [FOLDER] [--embedded] [--port N]]

Opens a real VS Code with Scholium on FOLDER, or on the sample library in examples/.
The desktop's \`code\` if there is one; else, or with --embedded, a VS Code of its own,
shown in a browser at an address that only this machine can reach. Ctrl+C ends it.`;

runMain(async () => {
  const { values, positionals } = read();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const folder = existingFolder(positionals[0]);
  const port = portNumber(values.port);
  await ensureModules();
  if (!values.embedded && port === 0) {
    const { openDesktop } = await import('./lib/desktop.mjs');
    if (await openDesktop(folder)) return 0;
  }
  const { openEmbedded } = await import('./lib/embedded.mjs');
  return openEmbedded(folder, port);
});

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        embedded: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** @param {string | undefined} named */
function existingFolder(named) {
  // npm changes to the checkout; a folder is meant from where the reader stands.
  const folder = named === undefined ? join(root, 'examples') : resolve(process.env.INIT_CWD ?? '.', named);
  if (!existsSync(folder)) throw new Stop(`There is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) throw new Stop(`${folder} is a file; name the folder it lies in.`);
  return folder;
}

/** @param {string | undefined} text */
function portNumber(text) {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65535)
    throw new Stop(`"${text}" is no port; a port is a number from 1 to 65535.`);
  return Number(text);
}
