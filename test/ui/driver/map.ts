// A citation map in the window: the frame it is drawn in, and where papers lie on it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { root } from '../../../scripts/lib/places.mjs';
import { until } from './waiting';

/** The webview of a map, and what a reader's hands do with it. It is another one after the map was out of sight. */
export interface MapFrame {
  readonly frame: Frame;
  readonly title: Locator;
  readonly count: Locator;
  readonly panel: Locator;
}

/** The map in sight whose title matches, when it has been drawn and lies still. */
export async function mapIn(page: Page, title: RegExp): Promise<MapFrame> {
  const frame = await until(
    async () => {
      for (const each of page.frames()) {
        const heading = each.locator('.page:not([hidden]) .map-title');
        const words = await heading.textContent({ timeout: 500 }).catch(() => null);
        if (words !== null && title.test(words)) return each;
      }
      return undefined;
    },
    () => `a map that is called ${title}`,
  );
  await atRest(frame);
  return {
    frame,
    title: frame.locator('.map-title'),
    count: frame.locator('.map-count'),
    panel: frame.locator('.details'),
  };
}

/** Waits until the papers lie still. */
export async function atRest(frame: Frame): Promise<void> {
  let quiet = 0;
  await until(async () => {
    quiet = (await frame.locator('.stage:not(.busy)').count()) > 0 ? quiet + 1 : 0;
    return quiet > 8;
  }, 'the papers of the map to lie still');
}

/** Where a paper lies in the window, found as a reader finds it: by its name. It is selected then. */
export async function paperOnMap({ frame }: MapFrame, words: string): Promise<{ x: number; y: number }> {
  const search = frame.locator('input[type="search"]').first();
  await search.fill(words);
  await search.press('Enter');
  await search.press('Escape');
  await search.fill('');
  await frame.locator('.map-canvas').focus();
  const ring = frame.locator('.ring');
  await ring.waitFor();
  // The map moves to the paper.
  let last = '';
  const box = await until(async () => {
    const now = await ring.boundingBox();
    const before = last;
    last = JSON.stringify(now);
    return now && before === last ? now : undefined;
  }, `${words} to lie still on the map`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What axe (https://github.com/dequelabs/axe-core) finds serious or critical in the frame. */
export async function barriersIn({ frame }: MapFrame): Promise<string[]> {
  const axe = createRequire(join(root, 'package.json')).resolve('axe-core/axe.min.js');
  // By the debugger, not as a script of the page: the policy stays as it is.
  await frame.evaluate(`${readFileSync(axe, 'utf8')}; undefined`);
  const found = (await frame.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as { id: string; impact: string; help: string; nodes: { target: unknown[] }[] }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}
