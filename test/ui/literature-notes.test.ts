// A note on a paper: made by a key, written into, refreshed when its page says something new, found again.
import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const COT = 'weiChainofThoughtPromptingElicits2022';
const PAGE = 'pages/reasoning/001_ea40d535e4461525.txt';

describe('a literature note', () => {
  it('made by a key, written into, refreshed, found again', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') } });
    const onDisk = () => readFileSync(join(folder, `@${COT}.md`), 'utf8');
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await (await wb.row('Papers', 'Chain-of-Thought')).click();
      await page.keyboard.press('Shift+Alt+L');
      await page.locator('.tab.active', { hasText: `@${COT}.md` }).waitFor();
      await page.locator('.editor-group-container.active .view-lines', { hasText: '## Notes' }).waitFor();
      await wb.type('My own words.');
      await wb.goTo(1);
      await wb.screenshot('literature-note');
      await wb.command('File: Save All Files');
      await until(async () => onDisk().includes('My own words.'), 'the note on disk');

      const text = readFileSync(join(folder, PAGE), 'utf8');
      writeFileSync(join(folder, PAGE), text.replace('Eight worked examples', 'Nine worked examples'));
      await until(async () => {
        // The list of commands closes when the page that was just saved takes the focus: then once more.
        await wb.command('Scholium: Refresh Literature Note').catch(() => undefined);
        await page.keyboard.press('ControlOrMeta+S');
        return onDisk().includes('Nine worked examples');
      }, 'the new abstract in the note');
      assert.match(onDisk(), /My own words\./);
      await wb.screenshot('literature-note-refreshed');

      await wb.treeWhere('Papers', (rows) => rows.some((row) => /to-read.*Wei|Wei.*to-read/.test(row)));
      await wb.command('Scholium: Go to Literature Note…');
      await wb.quickPick.rowsWhere(([first]) => first?.includes('Chain-of-Thought') ?? false);
      await wb.screenshot('literature-note-picker');
      await wb.quickPick.accept();
      await page.locator('.tab.active', { hasText: `@${COT}.md` }).waitFor();
    });
  });
});
