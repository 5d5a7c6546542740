// Citing brings the entry: seen beside the note as one types, gone with one Ctrl+Z, told once.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const LIGHTMAN = 'lightmanLetsVerifyStep2023';
const REFS = `% The bibliography of the draft, kept by hand.

@book{adler1940,
\ttitle     = {How to Read a Book},
\tauthor    = {Adler, Mortimer J.},
\tpublisher = {Simon and Schuster},
\tyear      = 1940,
}

@misc{zinsser1976,
\ttitle  = {On Writing Well},
\tauthor = {Zinsser, William},
\tyear   = 1976, % the first edition
}
`;
const FILES = {
  'draft.md': '---\nbibliography: refs.bib\n---\n\n# Draft\n\nRewarding steps helps.\n',
  'refs.bib': REFS,
  'apart/other.md': '# Other\n\nAnother thought.\n',
};

describe('adding entries', () => {
  it('type a citation, see its entry appear in its place, take both back with one key, and be told once', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...FILES });
    const settings = { 'scholium.bibliography.addEntries': 'always' };
    return withWorkbench({ folder, size: { width: 1280, height: 800 }, settings }, async (wb) => {
      const { page } = wb;
      const onDisk = (name: string) =>
        existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.openFile('refs.bib');
      await wb.command('View: Split Editor Right');
      await wb.command('View: Focus First Editor Group');
      await wb.openFile('draft.md', 7, 22);
      await wb.command('View: Close Primary Side Bar');

      const offered = page.locator('.suggest-widget .monaco-list-row');
      await wb.type(' [@verfy step');
      await offered.filter({ hasText: LIGHTMAN }).first().waitFor();
      await page.keyboard.press('Enter');
      await until(async () => onDisk('refs.bib')!.includes(`{${LIGHTMAN},`), 'the entry');
      const added = onDisk('refs.bib')!;
      assert.ok(added.indexOf('adler1940') < added.indexOf(LIGHTMAN), added);
      assert.ok(added.indexOf(LIGHTMAN) < added.indexOf('zinsser1976'), added);
      const right = page
        .locator('.editor-group-container .view-lines')
        .filter({ hasText: 'adler1940' })
        .first();
      await right.filter({ hasText: LIGHTMAN }).waitFor();
      await until(
        async () =>
          (await wb.notifications()).some((each) => each.includes(`added @${LIGHTMAN} to refs.bib`)),
        'the message',
      );
      await wb.screenshot('adding-entry');
      await wb.answer(/Scholium added/);

      await page.keyboard.press('ControlOrMeta+Z');
      await until(async () => onDisk('refs.bib') === REFS, 'the bibliography as it was');
      await right.filter({ hasNotText: LIGHTMAN }).waitFor();
      await wb.screenshot('adding-undone');
      assert.ok(!(await wb.editorText()).includes(LIGHTMAN));
      await page.keyboard.press('ControlOrMeta+Shift+Z');
      await until(async () => onDisk('refs.bib') === added, 'the entry again');
      assert.ok((await wb.editorText()).includes(LIGHTMAN));

      await wb.openFile('apart/other.md', 3, 16);
      await wb.command('Scholium: Insert Citation');
      await wb.quickPick.type('lightman verify step by step');
      await wb.quickPick.rowsWhere((rows) => rows[0]?.includes("Let's Verify") ?? false);
      await wb.quickPick.accept();
      await until(
        async () => onDisk('apart/references.bib')?.includes(`{${LIGHTMAN},`) ?? false,
        'a new file',
      );
      await until(
        async () => (await wb.notifications()).some((each) => each.includes('does not name it yet')),
        'the message of the new file',
      );
      await wb.screenshot('adding-made');
      await wb.answer(/does not name it yet/, 'Name It in the Note');
      await until(async () => (await wb.editorText()).includes('bibliography: references.bib'), 'its name');
    });
  });

  it('drag a paper into a note, and see its entry come and go with it', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...FILES });
    const settings = { 'scholium.bibliography.addEntries': 'always' };
    return withWorkbench({ folder, size: { width: 1280, height: 800 }, settings }, async (wb) => {
      const entries = () => readFileSync(join(folder, 'refs.bib'), 'utf8');
      await wb.openFile('draft.md');
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      await wb.dragToEditor(await wb.row('Papers', /^Let's Verify/), 'Rewarding steps');
      await until(async () => entries().includes(`{${LIGHTMAN},`), 'the entry');
      await wb.page.keyboard.press('ControlOrMeta+Z');
      await until(async () => entries() === REFS, 'the bibliography as it was');
    });
  });

  it('never again where the reader says so', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...FILES });
    const settings = { 'scholium.bibliography.addEntries': 'always' };
    return withWorkbench({ folder, size: { width: 1280, height: 800 }, settings }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes("Let's Verify")));
      const cite = async (file: string, line: number, column: number) => {
        await wb.openFile(file, line, column);
        await wb.command('Scholium: Insert Citation');
        await wb.quickPick.type('lightman verify step by step');
        await wb.quickPick.rowsWhere((rows) => rows[0]?.includes("Let's Verify") ?? false);
        await wb.quickPick.accept();
        await until(async () => (await wb.editorText()).includes(LIGHTMAN), 'the citation');
      };
      await cite('draft.md', 7, 22);
      await wb.answer(/Scholium added/, 'Never Add');
      await until(
        async () => readFileSync(join(folder, '.vscode', 'settings.json'), 'utf8').includes('"never"'),
        'the setting',
      );
      await cite('apart/other.md', 3, 16);
      await wb.command('File: Save All Files');
      assert.ok(!existsSync(join(folder, 'apart', 'references.bib')));
    });
  });
});
