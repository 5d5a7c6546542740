// What the tools beside an arXiv page answer, over the seed dumps: pages as they were saved, none of them ours.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, type Workbench, withWorkbench } from './driver';
import { mapIn, paperOnMap } from './driver/map';

const seeds = process.env.SCHOLIUM_SEEDS ?? join(root, '..', 'shared', 'seeds');

const BEHAVIORS = 'Scaling Behaviors of LLM';
const HUB = 'Scaling Relationship on';
const NOTE = '# Scaling\n\nLarger models learn faster [@tanScalingBehaviorsLLM2025].\n';

const pageIn = ({ page }: Workbench) =>
  page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');

(existsSync(seeds) ? describe : describe.skip)('over the seeds', () => {
  it('a time map has the citer that joins the hubs; authors, links and what to read first are told', () =>
    withWorkbench(
      {
        folder: temporaryFolder({ pages: { copyOf: seeds }, 'note.md': NOTE }),
        size: { width: 1500, height: 940 },
      },
      async (wb) => {
        const { page } = wb;
        await wb.openContainer('Scholium');
        await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes(HUB)));
        await (await wb.row('Papers', BEHAVIORS)).click();
        await (await wb.row('Papers', HUB)).click({ modifiers: ['ControlOrMeta'] });
        await wb.contextMenu(await wb.row('Papers', HUB), 'Show Time Map');
        const map = await mapIn(page, /^What connects/);
        await paperOnMap(map, 'Agentic Frameworks');
        await map.panel.locator('h2', { hasText: 'Agentic Frameworks' }).waitFor();
        await wb.screenshot('seeds-time');

        await wb.contextMenu(await wb.row('Papers', BEHAVIORS), "Open Paper's Page");
        await pageIn(wb).locator('h1', { hasText: BEHAVIORS }).waitFor();
        await pageIn(wb).locator('header a', { hasText: 'Tan' }).first().click();
        await pageIn(wb)
          .locator('h1', { hasText: /^Zelin Tan$/ })
          .waitFor();
        await wb.screenshot('seeds-author');

        await wb.contextMenu(await wb.row('Papers', BEHAVIORS), 'Open Link: Code, Data, Media');
        const links = await wb.quickPick.rowsWhere((rows) => rows.length > 3);
        assert.ok(
          links.some((row) => /Semantic Scholar.*built from its title, may lead nowhere/s.test(row)),
          links.join('\n'),
        );
        await wb.screenshot('seeds-links');
        await page.keyboard.press('Escape');
        await wb.quickPick.gone();

        await wb.command('Scholium: Sort Papers By');
        await wb.quickPick.type('what to read');
        await wb.quickPick.accept();
        await wb.widenSideBar(760);
        const order = await wb.treeWhere('Papers', (rows) => rows.some((row) => /you cite/.test(row)));
        // What is cited already is not to be read first.
        assert.ok(!order[0]?.includes(BEHAVIORS), order.slice(0, 5).join('\n'));
        await wb.screenshot('seeds-reading-order');
      },
    ));
});
