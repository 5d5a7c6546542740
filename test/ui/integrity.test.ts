// A reader looks through a bibliography: squiggles, the light bulb, a mark at the paper, and all that is safe mended at once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, until, withWorkbench } from './driver';

const REFS = `@inproceedings{wei2022,
  title = {Chain-of-Thought Prompting Elicits Reasoning in LLMs},
  author = {Wei, Jason and Wang, Xuezhi et al.},
  booktitle = {Advances in Neural Information Processing Systems},
  doi = {https://doi.org/10.5555/3600270.3602070},
  pages = {pp. 24824--24837},
  year = {2022}
}

@article{jones2021,
  title = {Scaling Scaling Laws with Board Games},
  author = {Jones, Andy L.},
  journal = {Games & Boards},
  isbn = {978-3-16-148410-1},
  year = {2201}
}
`;

describe('problems of entries', () => {
  it('are marked in the file and at the paper, and mended by the light bulb and by Fix All', () => {
    const folder = temporaryFolder({ 'refs.bib': REFS });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Board Games')));
      await wb.openFile('refs.bib', 2, 50);
      await until(async () => (await page.locator('.squiggly-warning').count()) > 0, 'squiggles');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => /problems? in its entry/.test(row)));
      await wb.command('View: Focus Problems (Errors, Warnings, Infos)');
      await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'et al.' }).first().waitFor();
      await page
        .locator('.monaco-list-row')
        .filter({ hasText: 'Scaling Scaling' })
        .locator('.monaco-tl-twistie')
        .click();
      await page
        .locator('.monaco-list-row')
        .filter({ hasText: 'Problems of its entry' })
        .locator('.monaco-tl-twistie')
        .click();
      await page
        .locator('.monaco-list-row')
        .filter({ hasText: 'The year 2201 is in the future' })
        .first()
        .waitFor();
      await wb.screenshot('integrity-problems');
      await wb.command('View: Hide Panel');
      await wb.openFile('refs.bib', 2, 50);

      const fixes = page.locator('.action-widget .monaco-list-row');
      await wb.clickOn('LLMs');
      await until(async () => {
        if ((await fixes.count()) === 0) await page.keyboard.press('ControlOrMeta+.');
        return (await fixes.filter({ hasText: 'Put LLMs in braces' }).count()) > 0;
      }, 'the fix');
      await wb.screenshot('integrity-fix');
      await fixes.filter({ hasText: 'Put LLMs in braces' }).first().click();
      await until(async () => (await wb.editorText()).includes('{LLMs}'), 'the braces');

      await until(async () => {
        // VS Code gives up where the file is being looked at anew.
        await wb.command('Fix All');
        return until(async () => (await wb.editorText()).includes('and others'), 'all mended', 4000);
      }, 'all mended');
      await wb.command('File: Save');
      await until(
        async () => readFileSync(join(folder, 'refs.bib'), 'utf8').includes('{pp.') === false,
        'the saved file',
      );
      assert.equal(
        readFileSync(join(folder, 'refs.bib'), 'utf8'),
        REFS.replace('LLMs', '{LLMs}')
          .replace('Xuezhi et al.', 'Xuezhi and others')
          .replace('https://doi.org/', '')
          .replace('pp. ', '')
          .replace('Games &', 'Games \\&'),
      );
      await wb.screenshot('integrity-mended');
    });
  });
});
