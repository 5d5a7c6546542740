// Makes the .vsix and holds it to its promises: no warnings, small, nothing in it that no reader needs.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runChild } from './children.mjs';
import { root } from './places.mjs';
import { Stop } from './say.mjs';

// Of it, pictures 0.6 MB, styles and locales 0.3 MB, citeproc 0.1 MB.
const largest = 2300 * 1024;

/** @param {string} [dir] where it is put
 * @returns {Promise<{vsix: string, bytes: number, faults: string[]}>} */
export async function makePackage(dir = root) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = join(dir, `${name}-${version}.vsix`);
  rmSync(vsix, { force: true });
  await build('extension', '--minify');
  const { code, output } = await runChild(
    process.execPath,
    [
      'node_modules/@vscode/vsce/vsce',
      'package',
      // The bundle holds its dependencies.
      '--no-dependencies',
      // Scholium has no public address yet, and vsce would write links of the README for one.
      ...['--allow-missing-repository', '--no-rewrite-relative-links'],
      ...['--out', vsix],
    ],
    { cwd: root, env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } },
  );
  if (code !== 0) throw new Stop(`vsce would not make the package:\n${output.trimEnd()}`);
  const bytes = statSync(vsix).size;
  const entries = await list(vsix);
  const faults = [
    ...output.split('\n').filter((line) => /warning/i.test(line)),
    ...(bytes >= largest ? [`it has ${bytes} bytes, 2.3 MB or more`] : []),
    ...entries.filter((entry) => !allowed.test(entry)).map((entry) => `it holds ${entry}`),
    ...needed.filter((entry) => !entries.includes(entry)).map((entry) => `it lacks ${entry}`),
  ];
  return { vsix, bytes, faults };
}

// A second opinion beside .vscodeignore, in case that file is edited.
const allowed =
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(package(\.nls)?\.json|readme\.md|changelog\.md|LICENSE\.txt|dist\/[\w.-]+\.(js|css)|dist\/webview\/[\w-]+\.js|dist\/NOTICES\.txt|dist\/csl\/(styles|locales)\/[\w-]+\.json|(media|syntaxes|walkthrough)\/.+))$/i;
const needed = [
  'extension/package.json',
  'extension/dist/extension.js',
  'extension/dist/webview/map.js',
  'extension/dist/webview/layout-worker.js',
  'extension/dist/webview/page.js',
  'extension/readme.md',
  'extension/LICENSE.txt',
  'extension/dist/NOTICES.txt',
  'extension/dist/csl/styles/apa.json',
  'extension/dist/csl/locales/en-US.json',
];

/** @param {string} vsix */
async function list(vsix) {
  const file = readFileSync(vsix);
  /** @type {string[]} */
  const entries = [];
  // The central directory of a zip: each record begins PK\1\2, its name's length stands at 28, the name at 46.
  for (let at = file.indexOf(record); at >= 0; at = file.indexOf(record, at + 46)) {
    const length = file.readUInt16LE(at + 28);
    entries.push(file.toString('utf8', at + 46, at + 46 + length));
  }
  return entries;
}

const record = Buffer.from([0x50, 0x4b, 1, 2]);
