// A citekey renamed as a reader does it: F2 in a note, one undo for all files, and Set Citekey with a preview.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, until, withWorkbench } from './driver';

const FILES = {
  'refs.bib':
    '@article{grebe2018,\n  title = {Grebes at Rest},\n  author = {Grebe, Ira},\n  year = {2018}\n}\n',
  'one.md': 'As @grebe2018 says.\n',
  'two.tex': '\\parencite[3]{grebe2018}\n',
};

/** The files with another key. */
const withKey = (key: string) =>
  Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, text.replaceAll('grebe2018', key)]));

describe('renaming a citekey', () => {
  it('with F2 in a note and in all other files, and one undo', () => {
    const folder = temporaryFolder(FILES);
    const areAs = (key: string) =>
      until(
        async () =>
          Object.entries(withKey(key)).every(
            ([name, text]) => readFileSync(join(folder, name), 'utf8') === text,
          ),
        () => `the files with @${key}`,
      );
    return withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Grebes at Rest')));
      await wb.openFile('one.md', 1, 6);
      const box = wb.page.locator('.rename-box input');
      await until(
        async () => {
          await wb.page.keyboard.press('F2');
          return box.isVisible();
        },
        () => 'the box for the new name',
      );
      assert.equal(await box.inputValue(), 'grebe2018');
      await box.fill('ira18');
      await wb.screenshot('rename');
      await box.press('Enter');
      await wb.page.locator('.view-lines', { hasText: 'As @ira18 says.' }).waitFor();
      await wb.command('File: Save All Files');
      await areAs('ira18');

      await wb.openFile('one.md');
      await wb.page.keyboard.press('ControlOrMeta+Z');
      await wb.page.locator('.view-lines', { hasText: 'As @grebe2018 says.' }).waitFor();
      await wb.command('File: Save All Files');
      await areAs('grebe2018');

      // Where the cursor stands on no paper, it asks for one.
      await wb.goTo(2);
      await wb.command('Scholium: Set Citekey');
      await wb.quickPick.type('grebes at rest');
      await wb.quickPick.rowsWhere(([first]) => first?.includes('Grebes at Rest') ?? false);
      await wb.quickPick.accept();
      await wb.page.locator('.quick-input-widget', { hasText: 'takes the place of the old key' }).waitFor();
      await wb.quickPick.type('fig-x');
      await wb.page.locator('.quick-input-message', { hasText: 'cross-reference' }).waitFor();
      await wb.quickPick.type('ira2018');
      await wb.quickPick.accept();
      await wb.quickPick.rowsWhere(([first]) => first?.includes('Rename in 3 files') ?? false);
      await wb.quickPick.accept('Preview');
      const apply = wb.page.locator('.monaco-button', { hasText: 'Apply' });
      await apply.waitFor();
      await wb.screenshot('rename-preview');
      await apply.click();
      await wb.page.locator('.view-lines', { hasText: 'As @ira2018 says.' }).waitFor();
      await wb.command('File: Save All Files');
      await areAs('ira2018');
    });
  });
});
