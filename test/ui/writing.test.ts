// The whole of writing with citations, as one goes through it: complete, look, rename, mend, find again.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const FILES = {
  'draft.md': '# Draft\n\nRewarding steps helps.\n',
  'other.md': `As @${LIGHTMAN} shows.\n`,
  'chapter.tex': `As \\cite{${LIGHTMAN}} shows.\n`,
};

describe('writing', () => {
  it('complete a key, read its card, rename it, mend an unknown one, find where it is cited', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...FILES });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      const text = () => wb.editorText();
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));

      await wb.openFile('draft.md', 3, 22);
      const offered = page.locator('.suggest-widget .monaco-list-row');
      await wb.type(' [@verfy step');
      await offered.filter({ hasText: LIGHTMAN }).first().waitFor();
      await wb.screenshot('writing-completion');
      await page.keyboard.press('Enter');
      await wb.type(', ');
      await offered.filter({ hasText: 'p.' }).first().waitFor();
      await wb.screenshot('writing-locator');
      await wb.type('p. 3]');
      await page.keyboard.press('Escape');
      await until(async () => (await text()).includes(`helps [@${LIGHTMAN}, p. 3].`), 'the citation');

      assert.match(await wb.hoverOn(LIGHTMAN), /Let's Verify Step by Step/);
      await wb.screenshot('writing-hover');
      await page.keyboard.press('Escape');

      await wb.clickOn(LIGHTMAN);
      const box = page.locator('.rename-box input');
      await page.keyboard.press('F2');
      await box.waitFor();
      await box.fill('lightman23');
      await box.press('Enter');
      await until(async () => (await text()).includes('[@lightman23, p. 3]'), 'the new key');
      await wb.command('File: Save All Files');
      for (const [name, after] of [
        ['other.md', 'As @lightman23 shows.\n'],
        ['chapter.tex', 'As \\cite{lightman23} shows.\n'],
      ] as const)
        await until(async () => readFileSync(join(folder, name), 'utf8') === after, `the new key in ${name}`);

      await page.locator('.tab', { hasText: 'draft.md' }).click();
      await wb.goTo(4);
      await wb.type('More of it [@lightmann23].');
      await page.keyboard.press('Escape');
      const squiggles = page.locator('.editor-group-container.active .squiggly-warning');
      await squiggles.first().waitFor();
      await wb.screenshot('writing-unknown');
      await wb.clickOn('lightmann23');
      const fixes = page.locator('.action-widget .monaco-list-row');
      await until(async () => {
        if ((await fixes.count()) > 0) return true;
        await page.keyboard.press('ControlOrMeta+.');
        return (await fixes.count()) > 0;
      }, 'the fixes');
      await wb.screenshot('writing-fixes');
      await fixes.filter({ hasText: 'Change to @lightman23' }).first().click();
      await until(async () => (await text()).includes('More of it [@lightman23].'), 'the mended key');
      await until(async () => (await squiggles.count()) === 0, 'no problem any more');
      const keys = page.locator('.editor-group-container.active .view-lines span', {
        hasText: /^@?lightman23$/,
      });
      await until(async () => {
        const colours = await keys.evaluateAll((found) => found.map((key) => getComputedStyle(key).color));
        return colours.length === 2 && colours[0] === colours[1];
      }, 'the colour of a known key');

      await wb.clickOn('lightman23');
      await page.keyboard.press('Shift+F12');
      const places = page.locator('.peekview-widget .ref-tree .monaco-list-row');
      await until(async () => {
        const rows = (await places.allInnerTexts()).join();
        return ['draft.md', 'other.md', 'chapter.tex'].every((name) => rows.includes(name));
      }, 'every note that cites it');
      await wb.screenshot('writing-references');
    });
  });
});
