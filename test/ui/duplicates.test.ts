// Two doubtful papers: compared side by side, merged, taken back, kept apart; and a wrong merge taken apart.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, until, withWorkbench } from './driver';

const page = (title: string, authors: string, id: string, date: string) =>
  [
    'Computer Science > Digital Libraries',
    ...(id === '' ? [] : [`arXiv:${id}`]),
    `[Submitted on ${date}]`,
    `Title:${title}`,
    `Authors:${authors}`,
    'View PDF',
    'Abstract:We read pages by lamplight and count the lamps. Their number grows with the hours of the night.',
    'Submission history',
  ].join('\n');

const FIRST = 'Counting Lamps by Night in Large Reading Rooms';
const SECOND = 'Counting Lamps at Night in Large Reading Rooms';

describe('doubtful papers', () => {
  it('are compared, merged, taken back and kept apart', () => {
    const folder = temporaryFolder({
      'a.txt': page(FIRST, 'Ada Lovelace, Mary Shelley', '2401.00001', '5 Jan 2024'),
      'b.txt': page(SECOND, 'Ada Lovelace, Mary Shelley', '', '7 Mar 2024'),
      'c.txt': page('Of Ships and Harbours', 'Grace Hopper', '2405.00003', '1 May 2024'),
    });
    const decisions = () => {
      try {
        return readFileSync(join(folder, '.scholium', 'decisions.jsonl'), 'utf8');
      } catch {
        return '';
      }
    };
    return withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.length === 3);
      await wb.command('Scholium: Focus on Duplicates View');
      const rows = await wb.treeWhere('Duplicates', (seen) => seen.length > 0);
      assert.match(rows.join('\n'), /Counting Lamps/);
      await wb.screenshot('duplicates');

      await (await wb.row('Duplicates', /Counting Lamps/)).click();
      await wb.page.locator('.monaco-diff-editor').waitFor();
      await until(
        async () => /Ada.Lovelace/.test(await wb.page.locator('.monaco-diff-editor').innerText()),
        'both sides',
      );
      await wb.screenshot('compare-papers', { of: wb.page.locator('.part.editor') });

      await wb.contextMenu(await wb.row('Duplicates', /Counting Lamps/), 'Merge Papers');
      await until(async () => /"same"/.test(decisions()), 'the decision');
      await wb.treeWhere('Papers', (seen) => seen.length === 2);
      await wb.screenshot('merged');
      await wb.answer(/merged|one paper/i, 'Undo');
      await wb.treeWhere('Papers', (seen) => seen.length === 3);
      await until(async () => !/"same"/.test(decisions()), 'the decision to go');

      await wb.contextMenu(await wb.row('Duplicates', /Counting Lamps/), 'Keep Papers Apart');
      await until(async () => /"apart"/.test(decisions()), 'the other decision');
      // The pair is no longer in doubt: what the view begins with is the decision.
      await wb.treeWhere('Duplicates', ([first]) => /^Kept apart/i.test(first ?? ''));
    });
  });
});
