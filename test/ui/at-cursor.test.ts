// The paper at the cursor: what commands and views take it for.
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';

describe('at the cursor', () => {
  it('commands and views take the paper, and words of a title become its key', () => {
    const folder = temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      'draft.md': `# Draft\n\nAs @${LIGHTMAN} shows.\n`,
    });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      const text = () => wb.editorText();
      await wb.openFile('draft.md', 3, 8);
      // Opened when the cursor stands there already.
      await wb.openContainer('Scholium');
      await wb.treeWhere('Citers', (rows) => rows.length > 0);
      await wb.screenshot('at-cursor-citers');

      await wb.command('Scholium: Copy Citekey');
      await until(async () => (await wb.clipboard()) === `@${LIGHTMAN}`, 'the key of the paper');

      await page.locator('.tab', { hasText: 'draft.md' }).click();
      await wb.goTo(4);
      await until(
        async () => (await page.locator('.statusbar').innerText()).includes('Ln 4, Col 1'),
        'line 4',
      );
      const offered = page.locator('.suggest-widget .monaco-list-row');
      await wb.type('As @chain of th');
      await offered.filter({ hasText: 'Chain-of' }).first().waitFor();
      await wb.screenshot('at-cursor-words');
      await page.keyboard.press('Enter');
      await until(async () => /^As @\w*Chain\w*$/m.test(await text()), 'the key of the words');
      await wb.screenshot('at-cursor-accepted');
      await wb.type(' says that');
      await until(async () => (await offered.count()) === 0, 'nothing is offered behind a key');
    });
  });
});
