// A quotation that says something else than its page: seen in the note, mended by the light bulb, counted in the report.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, until, withWorkbench } from './driver';

const PAGE = [
  'Computer Science > Digital Libraries',
  '[Submitted on 5 Jan 2024]',
  'Title:Candles Weighed Twice in the Dark',
  'Authors:Ada Lovelace, Mary Shelley',
  'View PDF HTML (experimental)Abstract:We weigh candles twice. We find that the second weighing lowers the error by 51.3% on all scales. Nobody can say why that is so.',
  'Submission history',
  'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
  '',
].join('\n');
const KEY = 'lovelaceCandlesWeighedTwice2024';
const NOTE = `# Weights

Weighing once is not enough: “the second weighing lowers the error
by 53.1% on all scales” [@${KEY}], they write.

> Everybody can say why that is so.
>
> — [@${KEY}]

“We weigh candles twice” [@${KEY}] is all they did.
`;

describe('quotations', () => {
  it('that differ are shown, mended and counted', () => {
    const folder = temporaryFolder({
      'pages/candles.txt': PAGE,
      'weights.md': NOTE,
    });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Candles Weighed')));
      await wb.openFile('weights.md', 1, 1);
      const squiggles = page.locator('.squiggly-warning');
      await until(async () => (await squiggles.count()) >= 2, 'the quotations that differ');
      await wb.hoverOn('53.1%');
      await wb.screenshot('quotation-altered');
      await page.keyboard.press('Escape');

      const fixes = page.locator('.action-widget .monaco-list-row');
      await wb.clickOn('53.1%');
      await until(async () => {
        if ((await fixes.count()) === 0) await page.keyboard.press('ControlOrMeta+.');
        return (await fixes.filter({ hasText: 'Restore the words of the page' }).count()) > 0;
      }, 'the fix');
      await wb.screenshot('quotation-fixes');
      await fixes.filter({ hasText: 'Restore the words of the page' }).first().click();
      await until(
        async () => (await wb.editorText()).includes('by 51.3% on all scales” [@'),
        'the figure of the page',
      );
      await until(async () => (await squiggles.count()) === 1, 'one problem left');
      await page.keyboard.press('ControlOrMeta+S');

      await wb.command('Scholium: Check Quotations');
      await until(
        async () => (await wb.notifications()).some((each) => /exact, 1 altered/.test(each)),
        'the count',
      );
      await wb.screenshot('quotations-report', { theme: 'light' });
    });
  });

  it('and annotations go into a note by the pickers', () => {
    const folder = temporaryFolder({ 'pages/candles.txt': PAGE });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Candles Weighed')));
      await wb.openFile('pages/candles.txt', 5, 60);
      await page.keyboard.press('Alt+Shift+M');
      await until(async () => existsSync(join(folder, '.scholium', 'annotations.jsonl')), 'the highlight');
      await wb.command('Scholium: Export Annotations…');
      const rows = page.locator('.quick-input-widget .monaco-list-row');
      await rows.filter({ hasText: 'All annotations' }).first().waitFor();
      await wb.screenshot('annotations-export');
      await rows.filter({ hasText: 'All annotations' }).first().click();
      await rows.filter({ hasText: 'Markdown note' }).first().click();
      const path = page.locator('.quick-input-widget input[type="text"]').first();
      await until(async () => (await path.inputValue()).endsWith('annotations.md'), 'the name of the file');
      await page.keyboard.press('Enter');
      const note = join(folder, 'annotations.md');
      await until(async () => existsSync(note), 'the note');
      await until(
        async () => (await wb.editorText()).includes('<!-- scholium:annotations-'),
        'the note, open',
      );
      await wb.screenshot('annotations-note', { theme: 'light' });
    });
  });
});
