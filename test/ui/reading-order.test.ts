// What to read first: two papers are cited in a note, and the order of Papers follows and says why.
import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, withWorkbench } from './driver';

const PAGES = { pages: { copyOf: join(root, 'examples', 'pages') } };

describe('what to read first', () => {
  it('nothing is known at first; learnt from a note, with reasons that lead to papers; off by a setting', () => {
    const folder = temporaryFolder(PAGES);
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.command('Scholium: Group Papers By');
      await wb.quickPick.type('nothing');
      await wb.quickPick.accept();
      await wb.command('Scholium: Sort Papers By');
      await wb.quickPick.type('what to read');
      await wb.screenshot('reading-order-orders');
      await wb.quickPick.accept();
      await wb.widenSideBar(700);
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('of the library')));
      await wb.screenshot('reading-order-nothing-known');

      const note =
        '# Verifiers\n\nSteps are verified [@lightmanLetsVerifyStep2023; @cobbeTrainingVerifiersSolve2021].\n';
      writeFileSync(join(folder, 'note.md'), note);
      const rows = await wb.treeWhere('Papers', ([first]) => first?.includes('you cite') ?? false);
      assert.ok(
        rows
          .slice(0, 5)
          .some((row) => /cites 2 papers you cite|cited together with 2 papers you cite/.test(row)),
        rows.slice(0, 5).join('\n'),
      );
      await wb.screenshot('reading-order');

      await wb.contextMenu(await wb.row('Papers', 'Math-Shepherd'), 'Explain Place in Reading Order');
      const reasons = await wb.quickPick.rowsWhere((all) => all.length > 2);
      assert.ok(
        reasons.some((row) => row.includes('Cites 2 papers you cite')),
        reasons.join('\n'),
      );
      await wb.screenshot('reading-order-why');
      await wb.quickPick.type('cites 2 papers');
      await wb.quickPick.accept();
      await wb.quickPick.rowsWhere(
        (all) => all.length === 2 && all.some((row) => row.includes("Let's Verify")),
      );
      await wb.quickPick.accept();
      await wb.openContainer('Scholium');

      mkdirSync(join(folder, '.vscode'), { recursive: true });
      writeFileSync(join(folder, '.vscode', 'settings.json'), '{ "scholium.readingOrder.enabled": false }\n');
      await wb.treeWhere(
        'Papers',
        (shown) => shown.length > 3 && !shown.some((row) => row.includes('you cite')),
      );
      await wb.command('Scholium: Sort Papers By');
      const orders = await wb.quickPick.rowsWhere((all) => all.length > 2);
      assert.ok(!orders.some((row) => row.includes('What to read first')), orders.join('\n'));
    });
  });
});
