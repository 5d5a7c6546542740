/**
 * Run by the map suite in a process of its own, for a browser is not waited for otherwise: opens each page, lays the
 * graph out, moves it by real wheel turns and drags, and writes what it has measured as JSON.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** Milliseconds and bytes. */
export interface MapMeasures {
  readonly seen: number;
  readonly settled: number;
  /** Papers or clusters that are drawn. */
  readonly drawn: number;
  readonly frames: readonly number[];
  readonly heap: number;
}

const ORIGIN = 'https://bench.test';
const SIZE = { width: 1200, height: 800 };
const PATIENCE = 300_000;
const HTML = (script: string) =>
  '<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;--vscode-editor-background:#1e1e1e;' +
  '--vscode-editor-foreground:#ccc" class="vscode-dark"><div id="map" style="position:absolute;inset:0"></div>' +
  `<script src="${script}"></script>`;

async function main([folder, ...pages]: string[]): Promise<void> {
  const script = pathToFileURL(resolve('scripts/lib/browser.mjs')).href;
  const { launchBrowser } = (await import(script)) as { launchBrowser: () => Promise<Browser> };
  const browser = await launchBrowser();
  try {
    const measures: Record<string, MapMeasures> = {};
    for (const page of pages) measures[page] = await measure(browser, folder!, page);
    process.stdout.write(JSON.stringify(measures));
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, folder: string, script: string): Promise<MapMeasures> {
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(PATIENCE);
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: HTML(`${script}.js`) });
    if (path.includes('favicon')) return route.fulfill({ status: 404 });
    const contentType = path.endsWith('.json') ? 'application/json' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(folder, path)) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate("fetch('graph.json').then(r => r.json()).then(g => { globalThis.graph = g })");
  const before = await heapOf(page);
  const shown = (await page.evaluate('mapBench.show(globalThis.graph)')) as MapMeasures;
  const frames = await framesOf(page);
  const heap = (await heapOf(page)) - before;
  await page.close();
  return { ...shown, frames, heap };
}

/** Turns the wheel in and out over some places, and drags the map along, as fast as a hand does. */
async function framesOf(page: Page): Promise<number[]> {
  const middle = { x: SIZE.width / 2, y: SIZE.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.waitForTimeout(500);
  await page.evaluate('mapBench.frames.start()');
  for (const turn of [-120, -120, -120, -120, 120, 120, 120, 120]) {
    await page.mouse.wheel(0, turn);
    await page.waitForTimeout(100);
  }
  // From a corner: a drag that begins on a paper would move the paper.
  await page.mouse.move(8, 8);
  await page.mouse.down();
  for (let step = 0; step < 40; step++) {
    await page.mouse.move(8 + 6 * step, 8 + 4 * step);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  return (await page.evaluate('mapBench.frames.stop()')) as number[];
}

/** Bytes of JavaScript's heap, with the arrays it keeps outside of it, after all garbage is gone. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
