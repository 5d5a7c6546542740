import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, withWorkbench } from './driver';

const seeds = resolve(root, '..', 'shared', 'seeds');
const notes = 'A note.\n\nIt holds two lines, and a word to find: anvil.\n';
const folder = () =>
  temporaryFolder({
    'notes.md': notes,
    library: { copyOf: existsSync(seeds) ? seeds : join(root, 'examples') },
  });

describe('a window', () => {
  it('opens a folder, a file, and the command palette', () =>
    withWorkbench({ folder: folder() }, async (wb) => {
      await wb.openFile('notes.md');
      assert.equal(await wb.editorText(), notes);
      await wb.clickOn('anvil');
      await wb.type('sledge ');
      assert.match(await wb.editorText(), /a?sledge /);
      await wb.screenshot('smoke-dark');
      await wb.screenshot('smoke-light', { theme: 'light' });
      await wb.screenshot('smoke-high-contrast', { theme: 'high contrast' });
    }));

  it('works before the folder is trusted, and after', () =>
    withWorkbench({ folder: folder(), trust: 'ask' }, async (wb) => {
      await wb.page.locator('.part.banner', { hasText: 'Restricted Mode' }).waitFor();
      await wb.openContainer('Scholium');
      const papers = (rows: string[]): boolean => rows.filter((row) => /citer|citing/.test(row)).length > 0;
      await wb.treeWhere('Papers', papers);
      await wb.screenshot('restricted-mode');
      await wb.trustFolder();
      await wb.treeWhere('Papers', papers);
    }));
});
