// The page of a paper and of an author: opened, read, filtered, followed to its lines, and brought back.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, type Workbench, withWorkbench } from './driver';

const size = { width: 1440, height: 1000 };
const sample = () =>
  temporaryFolder({
    pages: { copyOf: join(root, 'examples', 'pages') },
    notes: { copyOf: join(root, 'examples', 'notes') },
  });
const seeds = process.env.SCHOLIUM_SEEDS ?? join(root, '..', 'shared', 'seeds');

/** What is in the webview that is in sight. */
function pageIn({ page }: Workbench): FrameLocator {
  return page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
}

/** Opens the page of a paper from its row. */
async function openPage(wb: Workbench, title: string): Promise<FrameLocator> {
  await wb.openContainer('Scholium');
  await wb.contextMenu(await wb.row('Papers', title), "Open Paper's Page");
  const paper = pageIn(wb);
  await paper.locator('h1', { hasText: title }).waitFor();
  return paper;
}

/** Goes to a section by the contents. */
async function goTo(paper: FrameLocator, section: string): Promise<void> {
  await paper.locator(`nav a[data-section="${section}"]`).click();
  await paper.locator(`#${section}-heading:focus`).waitFor();
  await paper.locator(`nav a[data-section="${section}"][aria-current]`).waitFor();
}

const text = (locator: Locator) =>
  locator.evaluate((element: { textContent: string | null }) => element.textContent ?? '');

describe('the page of a paper', () => {
  it('tells everything known of it, and why', () =>
    withWorkbench({ folder: sample(), size }, async (wb) => {
      const paper = await openPage(wb, "Let's Verify");
      // What is to be read or computed first comes after the rest.
      for (const section of ['notes', 'related', 'influence'])
        await paper.locator(`#${section}`).waitFor({ state: 'attached' });
      await wb.screenshot('paper-page');
      await wb.screenshot('paper-page-light', { theme: 'light' });
      await wb.theme('dark');

      await goTo(paper, 'citers');
      await paper.locator('[data-facet="year:2024"]').click();
      await paper.locator('#citers .status', { hasText: '8 of 11 citers' }).waitFor();
      assert.equal(await paper.locator('#citers .rows > li').count(), 8);
      await wb.screenshot('paper-page-citers');

      await goTo(paper, 'influence');
      await wb.screenshot('influence');
      await goTo(paper, 'related');
      assert.match(await text(paper.locator('#related')), /both cited by|both cite|cites this paper/);
      await wb.screenshot('paper-page-related');

      // Each citer leads to its own page, and there is one of each.
      await goTo(paper, 'citers');
      await paper.locator('#citers a', { hasText: 'DeepSeekMath' }).first().click();
      await pageIn(wb).locator('h1', { hasText: 'DeepSeekMath' }).waitFor();
      await openPage(wb, "Let's Verify");
      assert.equal(await wb.page.locator('.tab', { hasText: "Let's Verify" }).count(), 1);
      // It is as it was left.
      await pageIn(wb).locator('#citers .status', { hasText: '8 of 11 citers' }).waitFor();
    }));

  it('leads to lines beside it, cites into the note, follows what the note cites, and is there after a reload', () =>
    withWorkbench({ folder: sample(), size }, async (wb) => {
      await wb.openFile('notes/scaling-and-attention.md');
      const paper = await openPage(wb, "Let's Verify");
      await paper.locator('header button', { hasText: 'Cite' }).click();
      await wb.page.locator('.view-line', { hasText: 'lightmanLetsVerifyStep2023' }).first().waitFor();
      // The note that is open cites it now, before it is saved.
      await paper.locator('#notes a', { hasText: 'scaling-and-attention.md' }).first().waitFor();
      await paper.locator('#abstract a.place').first().click();
      await wb.page.locator('.tab.active', { hasText: '.txt' }).waitFor();
      assert.match(await wb.page.locator('.monaco-editor .view-lines').last().innerText(), /feedback/);
      assert.equal(await paper.locator('h1').isVisible(), true);

      await goTo(paper, 'cites');
      // As a reader does: what the window is to keep is written on this way.
      const loaded = wb.page.waitForEvent('load');
      await Promise.all([loaded, wb.command('Developer: Reload Window').catch(() => undefined)]);
      const again = pageIn(wb);
      await again.locator('h1', { hasText: "Let's Verify" }).waitFor({ timeout: 60_000 });
      await until(
        async () => (await again.locator('#cites').boundingBox())!.y < 300,
        'the place where the reader was',
      );
    }));

  it('opens the page of an author from a name, and by the picker', () =>
    withWorkbench({ folder: sample(), size }, async (wb) => {
      const paper = await openPage(wb, 'Math-Shepherd');
      await paper.locator('header a', { hasText: 'Zhihong Shao' }).click();
      const author = pageIn(wb);
      await author.locator('h1', { hasText: 'Zhihong Shao' }).waitFor();
      assert.match(await text(author.locator('#works')), /DeepSeekMath[\s\S]*Math-Shepherd/);
      await wb.screenshot('author');
      await wb.command("Scholium: Open Author's Page");
      await wb.quickPick.type('wei jas');
      await wb.quickPick.rowsWhere(([first]) => first?.startsWith('Jason Wei') ?? false);
      await wb.quickPick.accept();
      await pageIn(wb).locator('h1', { hasText: 'Jason Wei' }).waitFor();
    }));

  it('shows what a hostile page says as text', () => {
    const title = '<img src=x onerror=alert(1)> [x](command:workbench.action.quit)';
    const folder = temporaryFolder({
      'refs.bib': `@article{evil,\n  title = {${title}},\n  author = {Ada <b>Lovelace</b>},\n  year = {2020},\n  abstract = {We show "><script>alert(2)</script> it is 3\\% better.}\n}\n`,
    });
    return withWorkbench({ folder, size }, async (wb) => {
      const paper = await openPage(wb, 'command:workbench');
      assert.match(await text(paper.locator('article')), /command:workbench\.action\.quit/);
      assert.equal(await paper.locator('article img, article script, article b').count(), 0);
      const addresses = await paper
        .locator('a')
        .evaluateAll((links: { getAttribute(name: string): string | null }[]) =>
          links.map((link) => link.getAttribute('href')),
        );
      assert.ok(addresses.every((address) => address?.startsWith('#')));
    });
  });

  it('tells of the hub of the seeds, every citer with the line that says so', async function () {
    if (!existsSync(seeds)) return this.skip();
    await withWorkbench({ folder: temporaryFolder({ pages: { copyOf: seeds } }), size }, async (wb) => {
      const paper = await openPage(wb, 'Scaling Relationship');
      await goTo(paper, 'citers');
      assert.equal(await text(paper.locator('#citers .count')), '39');
      assert.equal(await paper.locator('#citers .rows > li:has(a.place)').count(), 39);
      await wb.screenshot('paper-page-seeds');
      await paper.locator('#citers a.place').first().click();
      await wb.page.locator('.tab.active', { hasText: '003_8eb03d74b7b9fe72.txt' }).waitFor();
    });
  });
});
