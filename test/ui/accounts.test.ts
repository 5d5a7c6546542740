// What pages say of one paper: where each fact stands, abstracts side by side, a page saved again, a look-up.
import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const pages = { copyOf: join(root, 'examples', 'pages') };
const VERIFY = "Let's Verify Step by Step";

describe('the accounts of one paper', () => {
  it('tell where each fact stands, differ in the diff editor, and are looked up only on a click', () =>
    withWorkbench({ folder: temporaryFolder({ pages }) }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes(VERIFY)));
      await wb.command('Scholium: Filter Papers');
      await wb.quickPick.type('title:"let\'s verify step"');
      await wb.quickPick.accept();
      await wb.treeWhere('Papers', (rows) => rows.length > 0 && rows.length < 4);
      await wb.expand('Papers', VERIFY);
      await wb.expand('Papers', /^Facts and where they stand/);
      const facts = await wb.treeWhere('Papers', (rows) => rows.some((row) => /^Authors /.test(row)));
      assert.ok(
        facts.some((row) => /^Date 31 May 2023/.test(row)),
        facts.join('\n'),
      );
      await wb.screenshot('facts', { of: await wb.view('Papers') });
      await (await wb.row('Papers', /^Date/)).click();
      await wb.page.locator('.part.statusbar', { hasText: /selected/ }).waitFor();

      // Of the paper whose page is open.
      await wb.command('Scholium: Compare Abstracts');
      await wb.quickPick.rowsWhere((rows) => rows.length >= 2);
      await wb.quickPick.accept();
      await wb.page.locator('.monaco-diff-editor').waitFor();
      await wb.screenshot('compare-abstracts');

      await wb.command('Scholium: Look Up Missing Data');
      await wb.quickPick.type("let's verify step");
      await wb.quickPick.rowsWhere(([first]) => first?.includes(VERIFY) ?? false);
      await wb.quickPick.accept();
      const services = await wb.quickPick.rowsWhere((rows) => rows.length === 5);
      assert.ok(
        services.every((row) => /Sends .*arXiv:2305\.20050/.test(row)),
        services.join('\n'),
      );
      await wb.screenshot('look-up');
      await wb.quickPick.cancel();
    }));

  it('grow when a page is saved again, and the new citers are told', () => {
    const folder = temporaryFolder({ pages });
    // Tall enough for the new citer, which stands last.
    return withWorkbench({ folder, size: { width: 1600, height: 1500 } }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      const file = join(folder, 'pages', 'scaling', 'scaling-laws-who-cites-it.txt');
      const before = readFileSync(file, 'utf8');
      writeFileSync(
        file,
        `${before.trimEnd()}\n\nA Paper That Came Later\n\ncs.LG · 2026-01-31 · unverdicted · none · internal anchor\n\nIt cites the scaling laws and says so.\n`,
      );
      const history = join(folder, '.scholium', 'history.jsonl');
      await until(async () => /A Paper That Came Later/.test(readIfThere(history)), 'the line of history');
      await (await wb.row('Papers', /^Scaling Laws for Neural Language Models/)).click();
      const citers = await wb.treeWhere('Citers', (rows) => rows.some((row) => /Came Later/.test(row)));
      assert.ok(
        citers.some((row) => /^A Paper That Came Later new/.test(row)),
        citers.join('\n'),
      );
      const message = (await wb.view('Citers')).locator('.message');
      assert.match(await message.innerText(), /1 new on \d+ \w+ \d{4}/);
      await wb.screenshot('new-citers');
    });
  });
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
