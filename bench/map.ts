/**
 * The map suite: the citation map's engine in a headless browser, without a graphics card, beside force-graph (what
 * Foam's graph is drawn with) in the same browser: how long until a map has settled, how smoothly it moves, how much
 * memory it takes. Beyond MANY papers the rival is left out: it would not settle within minutes.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { MapMeasures } from './map-browser';
import { mapGraph } from './map-graph';
import type { Material } from './papers';
import { quantile, type Row, rowsOf } from './rows';

const FOLDER = 'out/bench-map';
const MANY = 20_000;
const PATIENCE = 900_000;

export function mapSuite({ papers }: Material, say: (text: string) => void): Row[] {
  build();
  const graph = mapGraph(papers, 1);
  writeFileSync(`${FOLDER}/graph.json`, JSON.stringify(graph));
  const pages = papers.length > MANY ? ['ours'] : ['ours', 'rival'];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`${FOLDER}/browser.mjs`, FOLDER, ...pages],
    { encoding: 'utf8', timeout: PATIENCE, maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`The browser of the map suite failed:\n${stderr}`);
  const measures = JSON.parse(stdout) as { ours: MapMeasures; rival?: MapMeasures };
  const { ours } = measures;
  say(`  ${graph.edges.from.length} citations, ${ours.drawn} drawn as nodes, ${ours.frames.length} frames`);
  const row = rowsOf('map', papers.length);
  const beside = (what: string, of: (measures: MapMeasures) => number, unit: string) =>
    row(what, of(ours), unit, measures.rival && { name: 'force-graph', value: of(measures.rival) });
  return [
    beside('first seen', ({ seen }) => seen, 'ms'),
    beside('settled', ({ settled }) => settled, 'ms'),
    beside('frame p50', ({ frames }) => quantile(frames, 0.5), 'ms'),
    beside('frame p95', ({ frames }) => quantile(frames, 0.95), 'ms'),
    beside('heap', ({ heap }) => heap / 1e6, 'MB'),
  ];
}

function build(): void {
  mkdirSync(FOLDER, { recursive: true });
  const { buildSync } = createRequire(resolve('package.json'))('esbuild') as {
    buildSync: (options: object) => unknown;
  };
  const common = { bundle: true, target: 'es2022', minify: true, logLevel: 'error', outdir: FOLDER };
  buildSync({
    ...common,
    format: 'iife',
    platform: 'browser',
    entryPoints: {
      ours: 'bench/map-page/ours.ts',
      rival: 'bench/map-page/rival.ts',
      'layout-worker': 'src/webview/map/layout-worker.ts',
    },
  });
  buildSync({
    ...common,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    entryPoints: { browser: 'bench/map-browser.ts' },
    outExtension: { '.js': '.mjs' },
  });
}
