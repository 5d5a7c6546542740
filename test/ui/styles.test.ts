// Choosing a citation style by looking at examples, for a note and for the workspace, and copying what it prints.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const HOUSE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House</title><id>http://example.org/house</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="‹" suffix="›"><names variable="author"><name form="short"/></names></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
`;

describe('citation styles', () => {
  it('are chosen by their examples, and what is copied is printed in them', () => {
    const folder = temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      'draft.md': `---\ntitle: Draft # mine\n---\n\nRewarding steps helps [@${LIGHTMAN}].\n`,
      'styles/house.csl': HOUSE,
    });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { quickPick } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.openFile('draft.md', 5, 30);

      await wb.command('Scholium: Choose Citation Style…');
      await quickPick.shown();
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('(Lightman et al., 2023)')));
      await wb.screenshot('styles-examples');
      await quickPick.type('house');
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('‹Lightman')));
      await wb.screenshot('styles-own');
      await quickPick.type('ieee');
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('[1] H. Lightman')));
      await wb.screenshot('styles-filtered', { theme: 'light' });
      await quickPick.accept('IEEE');
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('This note')));
      await wb.screenshot('styles-where');
      await quickPick.accept('This note');
      const chosen = `---\ntitle: Draft # mine\ncsl: ieee\n---\n\nRewarding steps helps [@${LIGHTMAN}].\n`;
      await until(async () => (await wb.editorText()) === chosen, 'the style in the front matter');

      await wb.goTo(6, 30);
      await wb.command('Scholium: Copy Formatted Reference');
      let copied = '';
      await until(
        async () => {
          copied = await wb.clipboard();
          return /^\\\[1\\\] H\. Lightman.*Let’s Verify Step by Step,” May 31, 2023/i.test(copied);
        },
        () => `the reference; copied is ${copied}`,
      );
      await wb.command('Scholium: Copy Formatted Citation');
      await until(async () => /^\\\[1\\\]$/.test(await wb.clipboard()), 'the citation');

      await wb.command('Scholium: Choose Citation Style…');
      await quickPick.type('house');
      await quickPick.accept('house');
      await quickPick.accept('This workspace');
      const settings = join(folder, '.vscode', 'settings.json');
      const written = () => (existsSync(settings) ? readFileSync(settings, 'utf8') : '');
      await until(
        async () => written().includes('"scholium.citation.style": "styles/house.csl"'),
        () => `the style in the settings, which are ${written()}`,
      );
      const toast = wb.page.locator('.notification-toast', { hasText: 'names a style of its own' });
      await toast.waitFor();
      await wb.screenshot('styles-kept');
      await toast.getByRole('button', { name: 'Change It Here Too' }).click();
      await until(
        async () => (await wb.editorText()).includes('\ncsl: styles/house.csl\n'),
        'the style in the note too',
      );
      await wb.command('Scholium: Choose Citation Style…');
      await quickPick.type('language');
      await quickPick.accept('Language of the words');
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('Afrikaans')));
      await quickPick.type('deutsch');
      await quickPick.rowsWhere((rows) => rows.some((row) => row.includes('de-AT')));
      await wb.screenshot('styles-languages', { theme: 'dark' });
      await quickPick.type('de-AT');
      await quickPick.rowsWhere((rows) => rows.length === 1 && rows[0]!.includes('Österreichisches Deutsch'));
      await quickPick.accept();
      await quickPick.accept('This note');
      await until(async () => (await wb.editorText()).includes('\nlang: de-AT\n'), 'the language');
    });
  });
});
