// Papers leave the library: from the tree, from a note; what is chosen last comes first.
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const COT = 'weiChainofThoughtPromptingElicits2022';

describe('exporting papers', () => {
  it('asks for format and place, writes the file, and only what a note cites', () => {
    const folder = temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      'draft.md': `---\ncsl: ieee\n---\n\nSteps help [@${COT}, p. 3], though not always [@nobody].\n`,
    });
    const onDisk = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
    return withWorkbench({ folder, size: { width: 1280, height: 800 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      const first = await wb.row('Papers', 'Chain-of-Thought');
      await first.click();
      await page.keyboard.press('Shift+ArrowDown');
      await first.click({ button: 'right' });
      await page.locator('.monaco-menu .action-label', { hasText: 'Export Papers…' }).waitFor();
      await wb.screenshot('export-menu');
      await page.locator('.monaco-menu .action-label', { hasText: 'Export Papers…' }).click();
      await wb.quickPick.rowsWhere((rows) => rows.some((row) => row.includes('CSL-JSON')));
      await wb.screenshot('export-format');
      await wb.quickPick.accept(/^BibTeX/);
      await wb.quickPick.rowsWhere((rows) => rows.some((row) => row.includes('Clipboard')));
      await wb.screenshot('export-where');
      await wb.quickPick.accept('New Editor');
      await page.locator('.editor-group-container.active .view-lines', { hasText: '@' }).first().waitFor();
      await wb.screenshot('export-editor');

      await wb.openFile('draft.md');
      await wb.command('Scholium: Export What This Note Cites…');
      await wb.quickPick.rowsWhere((rows) => rows[0]?.startsWith('BibTeX') ?? false);
      await wb.quickPick.accept();
      await until(async () => onDisk('draft.bib').includes(COT), 'the bibliography beside the note');
      assert.equal(onDisk('draft.bib').match(/^@/gm)?.length, 1);
      await page.locator('.notification-toast', { hasText: '@nobody' }).first().waitFor();
      await wb.screenshot('export-cited');

      await wb.command('Scholium: Export Papers…');
      await wb.quickPick.rowsWhere((rows) => rows.some((row) => row.includes('The whole library')));
      await wb.screenshot('export-what');
      await wb.quickPick.cancel();
    });
  });

  it('makes a document with Pandoc, in the style of the note', function () {
    try {
      execFileSync('pandoc', ['--version']);
    } catch {
      this.skip();
    }
    const folder = temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      'draft.md': `---\ntitle: Steps\ncsl: ieee\n---\n\nSteps help [@${COT}, p. 3], though not always [@nobody].\n`,
    });
    return withWorkbench({ folder, size: { width: 1280, height: 800 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await wb.openFile('draft.md');
      await wb.command('Scholium: Export with Pandoc…');
      await wb.quickPick.rowsWhere((rows) => rows.some((row) => row.includes('EPUB')));
      await wb.screenshot('export-pandoc');
      await wb.quickPick.accept('HTML page');
      await until(
        async () =>
          existsSync(join(folder, 'draft.html')) &&
          readFileSync(join(folder, 'draft.html'), 'utf8').includes('[1, p. 3]'),
        'the page',
      );
      await page.locator('.notification-toast', { hasText: 'citation nobody not found' }).first().waitFor();
      await wb.screenshot('export-pandoc-done');
      await wb.command('Notifications: Clear All Notifications');
      await wb.command('Scholium: Export with Pandoc…');
      await wb.quickPick.rowsWhere((rows) => rows[0]?.startsWith('HTML page') ?? false);
      await wb.quickPick.accept(/^PDF/);
      // With an engine it is made, without one Pandoc says so.
      await page
        .locator('.notification-toast', { hasText: /Pandoc (wrote|ended)/ })
        .first()
        .waitFor();
      await wb.screenshot('export-pandoc-pdf');
    });
  });

  it('says what to do where Pandoc is not there', () => {
    const folder = temporaryFolder({
      'draft.md': 'No citation.\n',
      // A setting of the machine: one of the reader's own does not count on another.
      '.vscode/settings.json': JSON.stringify({ 'scholium.pandoc.path': 'no-such-pandoc' }),
    });
    return withWorkbench({ folder, size: { width: 1280, height: 800 } }, async (wb) => {
      await wb.openFile('draft.md');
      await wb.command('Scholium: Export with Pandoc…');
      await wb.quickPick.accept(/^PDF/);
      const toast = wb.page.locator('.notification-toast', { hasText: 'could not be run. Install Pandoc' });
      await toast.first().waitFor({ timeout: 40_000 });
      await wb.screenshot('export-no-pandoc');
    });
  });

  it('runs no program in Restricted Mode', () => {
    const folder = temporaryFolder({ 'draft.md': 'No citation.\n' });
    return withWorkbench({ folder, trust: 'ask', size: { width: 1280, height: 800 } }, async (wb) => {
      await wb.openFile('draft.md');
      await wb.command('Scholium: Export with Pandoc…');
      await wb.page
        .locator('.notification-toast', { hasText: 'In Restricted Mode no program' })
        .first()
        .waitFor();
      await wb.screenshot('export-restricted');
    });
  });
});
