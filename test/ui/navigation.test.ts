// Getting about between notes and pages with the editor's own keys.
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const examples = join(root, 'examples');
const WEI = 'weiChainofThoughtPromptingElicits2022';
const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const draft = [
  '# Draft',
  '',
  `Rewarding each step helps [see @${LIGHTMAN}, p. 3; @nobody2020].`,
  '',
  `The starting point is @${WEI} [chap. 2], and @someone is a mention.`,
  '',
  `Again [[@${LIGHTMAN}]], -@${LIGHTMAN} and [^@${WEI}].`,
  '',
].join('\n');
const tex = `As \\cite{x, ${LIGHTMAN}} says.\n`;

describe('navigation', () => {
  it('Ctrl+click and F12 on a key, Shift+F12, the line above a title', () =>
    withWorkbench(
      {
        folder: temporaryFolder({
          pages: { copyOf: join(examples, 'pages') },
          'draft.md': draft,
          'other.tex': tex,
        }),
        size: { width: 1280, height: 760 },
      },
      async (wb) => {
        const { page } = wb;
        const peek = page.locator('.peekview-widget');
        const peekTitle = () => peek.locator('.peekview-title').innerText();
        const line = page.locator('.editor-group-container.active .codelens-decoration a');
        await wb.openFile('draft.md');
        await wb.openContainer('Scholium');
        await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
        for (const theme of ['light', 'high contrast', 'dark'] as const) {
          await wb.theme(theme);
          await until(
            async () => (await colourOf(page, 'nobody')) !== (await colourOf(page, 'lightman')),
            'another colour for the key that leads nowhere',
          );
          await wb.screenshot(`navigation-colours-${theme.replace(' ', '-')}`);
        }

        await wb.clickOn(LIGHTMAN);
        await until(async () => (await page.locator('.wordHighlight').count()) >= 3, 'the highlights');

        await page.keyboard.press('F12');
        await until(async () => /Definitions/.test(await peekTitle()), 'the pages');
        await wb.screenshot('navigation-definition');
        await page.keyboard.press('Escape');

        await page.keyboard.press('Shift+F12');
        await until(async () => /References/.test(await peekTitle()), 'the references');
        const rows = peek.locator('.ref-tree .monaco-list-row');
        await until(async () => (await rows.allInnerTexts()).join().includes('other.tex'), 'the LaTeX note');
        await wb.screenshot('navigation-references');
        await page.keyboard.press('Escape');

        const { x, y } = await wb.find(WEI);
        await page.keyboard.down('Control');
        await page.mouse.move(x - 1, y);
        await page.mouse.move(x, y);
        await page.locator('.goto-definition-link').first().waitFor();
        await page.mouse.click(x, y);
        await page.keyboard.up('Control');
        await until(async () => /Definitions/.test(await peekTitle()), 'the pages');
        await page.keyboard.press('Escape');

        await wb.clickOn(LIGHTMAN);
        await page.keyboard.press('Shift+Alt+H');
        const calls = page.locator('.part.sidebar .monaco-list-row');
        await until(async () => {
          const [first, ...citers] = await calls.allInnerTexts();
          return first?.includes(LIGHTMAN) && citers.some((row) => row.includes('Math-Shepherd'));
        }, 'the citers');
        await wb.screenshot('navigation-calls');
        await wb.openContainer('Scholium');

        await wb.openFile('pages/reasoning/001_ea40d535e4461525.txt');
        await until(
          async () => (await line.allInnerTexts()).join() === 'cited in 1 note,16 citers',
          'the line',
        );
        await wb.screenshot('navigation-lens');
        await line.first().click();
        await until(async () => /Locations/.test(await peekTitle()), 'the note');
        assert.match(await peekTitle(), /draft\.md/);
        await wb.screenshot('navigation-lens-notes');
        await page.keyboard.press('Escape');
        await line.last().click();
        await wb.treeWhere('Citers', (seen) => seen.some((row) => row.startsWith('Representative')));

        // By its tab: the focus is on its way to the Citers view.
        await page.locator('.tab', { hasText: 'draft.md' }).click();
        wb.set({ 'scholium.inlayHints.enabled': true });
        await until(async () => (await hintsOf(page)).includes('Wei et al., 2022'), 'the hints');
        await wb.screenshot('navigation-hints');
        wb.set({ 'scholium.inlayHints.enabled': false, 'scholium.links.enabled': true });
        await wb.goTo(8);
        await wb.type('More.');
        await page.locator('.view-lines .detected-link').first().waitFor();
        await wb.screenshot('navigation-links');
        const card = await wb.hoverOn(WEI);
        assert.match(card, /Open “Chain-of-Thought Prompting .*” at 001_ea40d535e4461525\.txt:4/);
        // With links it leads straight there, without a choice.
        const link = await wb.find(WEI);
        await page.keyboard.down('Control');
        await page.mouse.click(link.x, link.y);
        await page.keyboard.up('Control');
        await page.locator('.tab.active', { hasText: '001_ea40d535e4461525.txt' }).waitFor();
      },
    ));
});

const words = (page: Page) => page.locator('.editor-group-container.active .view-lines span');

/** The colour of the first words that begin so. */
async function colourOf(page: Page, beginning: string): Promise<string> {
  const found = words(page)
    .filter({ hasText: new RegExp(`^@?${beginning}`) })
    .last();
  return found.evaluate((element) => getComputedStyle(element).color);
}

/** What stands in the editor that is not in the note. */
async function hintsOf(page: Page): Promise<string> {
  return (await words(page).allInnerTexts()).join().replaceAll('\u00a0', ' ');
}
