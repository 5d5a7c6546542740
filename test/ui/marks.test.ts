// How far the reader is with a paper: set by key from the tree and from a page, shown, grouped, found.
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

describe('marks of papers', () => {
  it('status by key from the tree and a page, tags, groups, search', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') } });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      const rowOf = async (title: string, words: string) =>
        wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes(title) && row.includes(words)));
      await rowOf("Let's Verify", 'citers');
      await (await wb.row('Papers', "Let's Verify")).click();
      await page.keyboard.press('Shift+Alt+T');
      await wb.quickPick.rowsWhere((rows) => rows.length === 3);
      await wb.screenshot('marks-status');
      await wb.quickPick.type('reading');
      await wb.quickPick.accept();
      await rowOf("Let's Verify", 'reading');

      // On its page, whatever the cursor stands on.
      await wb.openFile('pages/reasoning/001_ea40d535e4461525.txt', 4);
      await page.keyboard.press('Shift+Alt+T');
      await wb.quickPick.rowsWhere((rows) => rows.length >= 3);
      await wb.quickPick.type('to be discussed');
      await wb.quickPick.rowsWhere((rows) => rows.some((row) => row.includes('Set “to be discussed”')));
      await wb.quickPick.accept();
      await rowOf('Chain-of-Thought', 'to be discussed');

      await wb.openContainer('Scholium');
      await wb.contextMenu(await wb.row('Papers', "Let's Verify"), 'Set Importance');
      await wb.quickPick.rowsWhere(([first]) => first?.includes('★★★★★') ?? false);
      await wb.quickPick.accept();
      await rowOf("Let's Verify", '★★★★★');
      await wb.contextMenu(await wb.row('Papers', "Let's Verify"), 'Set Tags');
      await wb.quickPick.type('verifiers, maths');
      await wb.quickPick.accept();
      await rowOf("Let's Verify", '#verifiers #maths'.split(' ')[1]!);

      await wb.command('Scholium: Group Papers By');
      await wb.quickPick.type('status');
      await wb.quickPick.accept();
      const groups = await wb.treeWhere('Papers', (rows) => rows.some((row) => row.startsWith('No status')));
      assert.deepEqual(
        groups
          .filter((row) => /^(?:reading|to be discussed|No status)/.test(row))
          .map((row) => row.split(' ')[0]),
        ['reading', 'to', 'No'],
      );
      await wb.widenSideBar(640);
      await wb.screenshot('marks-groups');

      await page.keyboard.press('Shift+Alt+S');
      await wb.quickPick.type('status:reading tag:verif');
      await until(
        async () => (await wb.quickPick.rows()).some((row) => row.includes("Let's Verify")),
        'the paper by its status and tag',
      );
      await wb.screenshot('marks-search');
    });
  });
});
