// The whole story in one go, on the sample library, as a reader would live it. Its pictures go into the README.
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const examples = join(root, 'examples');
const note = [
  '# Draft',
  '',
  'Rewarding each step helps.',
  '',
  'The starting point is @weiChainofThoughtPromptingElicits2022.',
  '',
  '',
].join('\n');

describe('the whole story', () => {
  it('open a folder, browse, hover, search with a typo, cite, quote, undo', () =>
    withWorkbench(
      {
        folder: temporaryFolder({ pages: { copyOf: join(examples, 'pages') }, 'draft.md': note }),
        size: { width: 1280, height: 760 },
      },
      async (wb) => {
        await wb.openFile('draft.md');

        // The tree fills by itself.
        await wb.openContainer('Scholium');
        await wb.widenSideBar(470);
        const rows = await wb.treeWhere('Papers', (seen) =>
          seen.some((row) => row.includes("Let's Verify Step by Step")),
        );
        assert.ok(
          rows.some((row) => /citers/.test(row)),
          rows.join('\n'),
        );

        // Choosing a paper shows who cites it.
        await (await wb.row('Papers', "Let's Verify Step by Step")).click();
        const citers = await wb.treeWhere('Citers', (seen) =>
          seen.some((row) => row.startsWith('Representative')),
        );
        assert.ok(citers.length > 3, citers.join('\n'));
        await wb.screenshot('citers', { of: await wb.view('Citers') });

        await wb.expand('Papers', "Let's Verify Step by Step");
        await wb.treeWhere('Papers', (seen) => seen.some((row) => row.startsWith('Read from')));
        await wb.screenshot('papers', { of: await wb.view('Papers') });

        // A card on a citekey.
        const card = await wb.hoverOn('weiChainofThoughtPromptingElicits2022');
        assert.match(card, /Chain-of-Thought Prompting Elicits Reasoning/);
        assert.match(card, /Jason Wei/);
        await wb.screenshot('hover');

        // Search forgives mistakes; two papers are checked and cited together.
        await wb.clickOn('Rewarding each step helps');
        await wb.page.keyboard.press('End');
        await wb.page.keyboard.press('ArrowLeft');
        await wb.page.keyboard.press('Alt+Shift+Q');
        await wb.quickPick.type('lets verfy stpe by step');
        await wb.quickPick.rowsWhere((seen) => seen[0]?.includes("Let's Verify Step by Step") ?? false);
        await wb.screenshot('search');
        await wb.quickPick.toggle("Let's Verify Step by Step");
        await wb.quickPick.type('math shepard');
        await wb.quickPick.rowsWhere((seen) => seen.some((row) => row.includes('Math-Shepherd')));
        await wb.quickPick.toggle('Math-Shepherd');
        await wb.quickPick.accept();
        await wb.quickPick.gone();
        const cited =
          'Rewarding each step helps [@lightmanLetsVerifyStep2023; @wangMathShepherdVerifyReinforce2023].';
        await until(async () => (await wb.editorText()).includes(cited), 'the citation');

        // A finding, quoted with its citation and its line.
        await wb.goTo(7);
        await wb.page.keyboard.press('Alt+Shift+E');
        await wb.quickPick.type('math shepherd');
        await wb.quickPick.rowsWhere((seen) => seen[0]?.includes('Math-Shepherd') ?? false);
        await wb.quickPick.accept();
        const findings = await wb.quickPick.rowsWhere((seen) =>
          seen.some((row) => /machine-written|result|numbered/.test(row)),
        );
        assert.ok(findings.length > 0);
        await wb.quickPick.toggle(/result|numbered|machine-written/);
        await wb.screenshot('findings');
        await wb.quickPick.accept();
        await wb.quickPick.gone();
        await until(
          async () =>
            /^> .*[\s\S]*@wangMathShepherdVerifyReinforce2023/m.test(
              (await wb.editorText()).split('Elicits2022.')[1] ?? '',
            ),
          'the quotation',
        );
        await wb.screenshot('cite');

        // Each step is undone by one undo.
        await wb.page.keyboard.press('ControlOrMeta+Z');
        await until(async () => !(await wb.editorText()).includes('> '), 'the quotation to go');
        await wb.page.keyboard.press('ControlOrMeta+Z');
        await until(async () => (await wb.editorText()) === note, 'the note as it was');
      },
    ));
});
