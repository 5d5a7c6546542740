import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, until, withWorkbench } from './driver';

const FILES = 5000;

/** A folder of arXiv pages, each of its own paper. */
function largeFolder(): string {
  const folder = temporaryFolder({ 'draft.md': 'See arXiv:2401.00007 and more.\n' });
  for (let n = 0; n < FILES; n++) {
    const id = `24${String(1 + (n % 12)).padStart(2, '0')}.${String(n).padStart(5, '0')}`;
    const text = [
      `https://arxiv.org/abs/${id}`,
      'Computer Science > Machine Learning',
      `[Submitted on ${1 + (n % 28)} Jan 2024]`,
      `Title:Page number ${n} of a large folder about ${WORDS[n % WORDS.length]} and ${WORDS[(n * 7) % WORDS.length]}`,
      `View PDF HTML (experimental)Abstract:${`We study ${WORDS[(n * 3) % WORDS.length]} at length. `.repeat(30)}`,
      'Submission history',
      `From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (${n} KB)`,
    ].join('\n');
    writeFileSync(join(folder, `page-${n}.txt`), text);
  }
  return folder;
}

const WORDS = [
  'alignment',
  'browsing',
  'citations',
  'distillation',
  'entropy',
  'forgetting',
  'gradients',
  'hashing',
  'indexing',
  'judgement',
];

describe('a folder of 5,000 files', () => {
  const folder = largeFolder();

  it('is read with a progress bar while the editor works, and searched', () =>
    withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      const started = Date.now();
      const progress = wb.page
        .locator('.notification-toast')
        .filter({ hasText: 'Scholium reads the folder' });
      const shown = progress.waitFor({ timeout: 30_000 }).then(
        () => wb.screenshot('progress'),
        () => undefined,
      );
      await wb.openFile('draft.md');
      await wb.type('x');
      assert.match(await wb.editorText(), /x/);
      await wb.openContainer('Scholium');
      const header = (await wb.view('Papers')).locator('.pane-header');
      await until(async () => (await header.innerText()).includes('5,000 papers'), 'all papers', 60_000);
      console.log(
        `      5,000 papers ${Date.now() - started} ms after the view was opened; progress bar ${(await shown) ? 'shown' : 'not needed'}`,
      );
      const range = /^PageNumber\d+ – PageNumber\d+ \d+ · no citers, 2024, 5 Jan/;
      await wb.treeWhere('Papers', (rows) => rows.length > 4 && rows.every((row) => range.test(row)));
      await wb.expand('Papers', 'PageNumber02024 – ');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.startsWith('Page number')));
      await wb.page.keyboard.press('Alt+Shift+S');
      await wb.quickPick.type('page 4321 browsng');
      await wb.quickPick.rowsWhere((rows) => rows[0]?.includes('Page number 4321') ?? false);
      await wb.screenshot('large-search');
    }));

  it('can be stopped, which leaves what was read', () =>
    withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      const toast = wb.page.locator('.notification-toast').filter({ hasText: 'Scholium reads the folder' });
      const stopped = await toast.waitFor({ timeout: 8000 }).then(
        async () => {
          await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
          return true;
        },
        () => false,
      );
      if (!stopped) return;
      await toast.waitFor({ state: 'detached' });
      const header = (await wb.view('Papers')).locator('.pane-header');
      const text = await until(
        async () => /[\d,]+ papers/.exec(await header.innerText())?.[0],
        'a partial library',
      );
      console.log(`      stopped at ${text}`);
      assert.notEqual(text, '5,000 papers');
    }));
});
