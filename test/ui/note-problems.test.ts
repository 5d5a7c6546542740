// What is wrong with the notes of a folder: found by the command, looked up from the light bulb, written into a bibliography.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const FILES = {
  'draft.md': `---\nbibliography: refs.bib\n---\n\nRewarding steps helps [@${LIGHTMAN}, p. 3].\n`,
  'second.md': 'As [@verifyStepByStep2023; @verifyStepByStep2023] shows.\n',
  'third.md': 'Nothing is wrong here.\n',
  'refs.bib': '@misc{zeta2001,\n  title = {Zeta}\n}\n',
};

describe('problems of notes', () => {
  it('are found in all of them, and mended by the light bulb', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...FILES });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));

      await wb.command('Scholium: Check All Notes');
      await until(async () => {
        const said = await wb.notifications();
        return said.some((each) => /\d+ warnings in 2 of \d+ notes/.test(each));
      }, 'the sentence that counts');
      const problems = page.locator('.markers-panel .monaco-list-row');
      await problems.filter({ hasText: 'refs.bib has no entry' }).first().waitFor();
      await problems.filter({ hasText: 'verifyStepByStep2023' }).first().waitFor();
      await wb.screenshot('problems-all-notes');
      await wb.command('Notifications: Clear All Notifications');
      await wb.command('View: Hide Panel');

      const fixes = page.locator('.action-widget .monaco-list-row');
      const mend = async (key: string, fix: string) => {
        await wb.clickOn(key);
        await until(async () => {
          if ((await fixes.count()) === 0) await page.keyboard.press('ControlOrMeta+.');
          return (await fixes.filter({ hasText: fix }).count()) > 0;
        }, `the fix "${fix}"`);
        await fixes.filter({ hasText: fix }).first().click();
      };

      await wb.openFile('draft.md', 5, 30);
      await mend(LIGHTMAN, `Add @${LIGHTMAN} to refs.bib`);
      const bibliography = () => readFileSync(join(folder, 'refs.bib'), 'utf8');
      await until(async () => bibliography().includes(`{${LIGHTMAN},`), 'the entry');
      assert.ok(bibliography().includes(FILES['refs.bib'].trimEnd()), bibliography());
      await until(async () => (await page.locator('.squiggly-warning').count()) === 0, 'no problem');

      await wb.openFile('second.md', 1, 8);
      await mend('verifyStepByStep2023', 'Look up');
      const rows = page.locator('.quick-input-widget .monaco-list-row');
      await rows.filter({ hasText: "Let's Verify" }).first().waitFor();
      await rows.filter({ hasText: 'Ask arXiv' }).first().waitFor();
      await wb.screenshot('problems-look-up');
      await rows.filter({ hasText: "Let's Verify" }).first().click();
      await until(
        async () => (await wb.editorText()).includes(`[@${LIGHTMAN}; @${LIGHTMAN}]`),
        'the key of the paper in both places',
      );
    });
  });
});
