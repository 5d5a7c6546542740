// Cited In and References beside a note: what a reader sees, clicks and types.
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, type Workbench, withWorkbench } from './driver';

const WEI = 'weiChainofThoughtPromptingElicits2022';
const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const UNSIGNED = 'SolvingMathWord2022';
const draft = [
  '# Rewarding reasoning',
  '',
  `Rewarding *each step* helps more than rewarding the answer [see @${LIGHTMAN}, p. 3; @lightmanLetsVerifyStop2023].`,
  '',
  '## Where it began',
  '',
  `The starting point is @${WEI} [chap. 2], and @someone is a mention.`,
  '',
  `Long before anybody rewarded anything, as has been said again and again, @${LIGHTMAN} was thought of.`,
  '',
].join('\n');
const reading = `# Reading list\n\n- Read [[@${LIGHTMAN}]] again.\n- And @${WEI}.\n`;
const tex = `\\section{Method}\nWe verify \\emph{every} step~\\cite[p.~4]{${LIGHTMAN}}.\n`;

async function fold(wb: Workbench, title: string): Promise<void> {
  const header = (await wb.view(title)).locator('> .pane-header');
  if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
}

describe('backlinks', () => {
  it('shows who cites a paper and what a note cites, and goes there', () =>
    withWorkbench(
      {
        folder: temporaryFolder({
          pages: { copyOf: join(root, 'examples', 'pages') },
          'draft.md': draft,
          'notes/reading.md': reading,
          'thesis/method.tex': tex,
          'empty.md': 'Nothing yet.\n',
        }),
        size: { width: 1280, height: 860 },
      },
      async (wb) => {
        const { page } = wb;
        await wb.openContainer('Scholium');
        await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
        await wb.widenSideBar(520);
        for (const title of ['Papers', 'Citers']) await fold(wb, title);
        await wb.view('Cited In');
        await wb.view('References');
        await wb.screenshot('backlinks-nothing');

        await wb.openFile('draft.md');
        const first = await wb.treeWhere('References', (rows) => rows.length === 3);
        assert.match(first[0]!, /^@lightmanLetsVerifyStop2023 not in the library$/);
        assert.match(first[1]!, /^Lightman et al\., 2023 ×2 · Let's Verify Step by Step$/);
        await wb.clickOn(LIGHTMAN);
        const citing = await wb.treeWhere('Cited In', (rows) => rows.length >= 9);
        assert.match(citing[0]!, /^draft\.md 2$/);
        assert.ok(
          citing.some((row) => /^We verify every step \\cite/.test(row)),
          citing.join('\n'),
        );
        await wb.expand('References', /Lightman/);
        await wb.treeWhere('References', (rows) => rows.some((row) => row.startsWith('…')));
        await wb.screenshot('backlinks');
        await wb.screenshot('backlinks-light', { theme: 'light' });
        await wb.theme('dark');

        const tip = await wb.tooltip(await wb.row('References', 'not in the library'));
        assert.match(tip, /Did you mean @lightmanLetsVerifyStep2023/);
        await wb.screenshot('backlinks-missing');
        const menu = await wb.contextMenu(await wb.row('References', /^Wei/));
        for (const item of [
          'Insert Citation',
          'Copy Citekey',
          'Show Citers',
          'Reveal in Papers',
          'Open Page',
        ])
          assert.ok(menu.includes(item), menu.join(', '));

        // A click shows the place and leaves the reader in the view; Enter goes there.
        await (await wb.row('References', /^Wei/)).click();
        const selected = page.locator('.part.statusbar', { hasText: /Ln 7.*selected/ });
        await selected.waitFor();
        assert.equal(await page.locator('.part.sidebar .monaco-list:focus').count(), 1);
        await page.keyboard.press('Enter');
        await until(
          async () => (await page.locator('.part.editor .focused').count()) > 0,
          'the note to have the focus',
        );
        await wb.treeWhere('Cited In', (rows) => rows.some((row) => /And @wei/.test(row)));

        await (await wb.row('Cited In', /And @wei/)).dblclick();
        await page.locator('.tab.active', { hasText: 'reading.md' }).waitFor();
        await wb.treeWhere('References', (rows) => rows.length === 2);
        await page.keyboard.press('Control+End');
        await wb.type(`See @${UNSIGNED}.`);
        await page.keyboard.press('Escape');
        await wb.treeWhere('References', (rows) => rows.some((row) => row.startsWith('Solving')));
        await wb.screenshot('backlinks-typed');

        await wb.command('Scholium: Sort References By');
        await wb.quickPick.accept('Author');
        await wb.treeWhere('References', (rows) => rows[1]!.startsWith('Solving'));
        await wb.command('Scholium: Copy References');
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, /^- Hunter Lightman, .* \(2023\)\. Let's Verify Step by Step\. .*<https:/);

        await wb.openFile('empty.md');
        const welcome = (await wb.view('References')).locator('.welcome-view', {
          hasText: 'cites nothing yet',
        });
        await welcome.waitFor();
        await wb.screenshot('backlinks-empty');
      },
    ));
});
