// Citation maps: opened from a row and from a note, in step with the views, into notes, files and the next session.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, type Workbench, withWorkbench } from './driver';
import { atRest, barriersIn, mapIn, paperOnMap } from './driver/map';

const VERIFY = "Let's Verify Step by Step";
const SHEPHERD = 'Math-Shepherd';
const PAPERS = /75 papers/;

const sample = (more: Record<string, { copyOf: string } | string> = {}) =>
  temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') }, ...more });

/** When all pages are read: until then a paper may go by another name. */
async function read(wb: Workbench): Promise<void> {
  await wb.openContainer('Scholium');
  await wb.page.locator('.pane-header[aria-label^="Papers"]', { hasText: PAPERS }).waitFor();
}

/** The dialog offers this name, and it is taken. */
async function savedAs(wb: Workbench, name: string): Promise<void> {
  await until(
    async () => (await wb.quickPick.input.inputValue()).endsWith(`/${name}`),
    `a dialog that offers ${name}`,
  );
  await wb.quickPick.accept();
  await wb.quickPick.gone();
}

const groups = (wb: Workbench) => wb.page.locator('.editor-group-container');

describe('citation maps', () => {
  it('is in step with the views, cites into a note, leaves as a file, and is there after a reload', () => {
    const folder = sample({
      'draft.md': '---\nbibliography: refs.bib\n---\n\n# Draft\n\nRewarding steps helps here.\n',
      'refs.bib': '% My references\n',
    });
    const onDisk = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
    const settings = { 'scholium.bibliography.addEntries': 'always' };
    return withWorkbench({ folder, settings, size: { width: 1600, height: 960 } }, async (wb) => {
      const { page } = wb;
      await wb.openFile('draft.md');
      await read(wb);
      await wb.contextMenu(await wb.row('Papers', VERIFY), 'Show Map');
      // Beside the note that it is to be cited into.
      let map = await mapIn(page, /^Around Lightman/);
      await until(async () => (await groups(wb).count()) === 2, 'the map beside the note');

      // A click on the map: its card, its row, its citers.
      let at = await paperOnMap(map, SHEPHERD);
      await page.mouse.move(at.x - 40, at.y - 40);
      await page.mouse.click(at.x, at.y);
      await map.panel.locator('h2', { hasText: SHEPHERD }).waitFor();
      await page.locator('.pane-body .monaco-list-row.selected', { hasText: SHEPHERD }).first().waitFor();
      await page.locator('.pane-header[aria-label^="Citers"]').waitFor();
      await wb.treeWhere('Citers', (rows) => rows.some((row) => row.includes('DeepSeekMath')));

      // A click on a row: the map follows.
      await (await wb.row('Papers', 'Training Verifiers to Solve')).click();
      await map.panel.locator('h2', { hasText: 'Training Verifiers' }).waitFor();
      await wb.screenshot('map-in-step');

      // Into the note: by the mouse, and by a button.
      at = await paperOnMap(map, SHEPHERD);
      const note = await wb.page.locator('.editor-group-container').first().locator('.view-line', {
        hasText: 'helps here',
      });
      const line = (await note.locator('span span').last().boundingBox())!;
      await page.mouse.move(at.x - 30, at.y - 30);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x - 12, at.y + 12, { steps: 4 });
      await page.mouse.move(line.x + line.width + 60, line.y + line.height / 2, { steps: 14 });
      await page.mouse.move(line.x + line.width - 2, line.y + line.height / 2, { steps: 4 });
      await page.mouse.up();
      // While something is dragged VS Code lets no webview have the mouse: until it sees it move without a button.
      await page.mouse.move(line.x, line.y + 200, { steps: 3 });
      await until(
        async () => onDisk('refs.bib').includes('{wangMathShepherd'),
        'the entry of what was dropped',
      );
      const text = () => groups(wb).first().locator('.view-lines').innerText();
      assert.match(await text(), /\[@wangMathShepherd\w+\]/);
      at = await paperOnMap(map, 'DeepSeekMath');
      await map.frame.getByRole('button', { name: 'Cite', exact: true }).click();
      await until(
        async () => onDisk('refs.bib').includes('{shaoDeepSeekMath'),
        'the entry of what was cited',
      );

      // A double click: the line it was read from, beside the map.
      at = await paperOnMap(map, SHEPHERD);
      await page.mouse.move(at.x - 40, at.y - 40);
      await page.mouse.dblclick(at.x, at.y);
      await groups(wb).first().locator('.tab.active', { hasText: /\.txt/ }).waitFor();
      assert.match(await groups(wb).first().locator('.view-line').first().innerText(), /\S/);

      // Out: what it shows, where it lies.
      await map.frame.getByRole('button', { name: 'Export', exact: true }).click();
      await map.frame.getByRole('menuitem', { name: 'GraphML' }).click();
      await savedAs(wb, 'map-around-lightman-et-al-2023.graphml');
      await until(
        async () => onDisk('map-around-lightman-et-al-2023.graphml').includes('<graphml'),
        'the file',
      );
      await map.frame.getByRole('button', { name: 'Export', exact: true }).click();
      await map.frame.getByRole('menuitem', { name: 'SVG, all of the map' }).click();
      await savedAs(wb, 'map-around-lightman-et-al-2023.svg');
      await until(
        async () => /<\/svg>\s*$/.test(onDisk('map-around-lightman-et-al-2023.svg')),
        'the picture',
      );
      assert.ok(onDisk('map-around-lightman-et-al-2023.svg').includes('Lightman'));

      // The next session.
      const before = await map.count.innerText();
      const loaded = page.waitForEvent('load');
      await Promise.all([loaded, wb.command('Developer: Reload Window').catch(() => undefined)]);
      map = await mapIn(page, /^Around Lightman/);
      assert.equal(await map.count.innerText(), before);
      await map.panel.locator('h2', { hasText: SHEPHERD }).waitFor();
    });
  });

  it('goes two citations far, and puts up no barrier in any theme', () => {
    const folder = sample({ notes: { copyOf: join(root, 'examples', 'notes') } });
    return withWorkbench({ folder, size: { width: 1600, height: 960 } }, async (wb) => {
      const { page } = wb;
      await read(wb);
      await wb.contextMenu(await wb.row('Papers', VERIFY), 'Show Map');
      let map = await mapIn(page, /^Around Lightman/);
      await map.frame
        .getByRole('combobox', { name: 'Papers on the map' })
        .selectOption({ label: 'Two citations away' });
      map = await mapIn(page, /^Within 2 citations/);
      await map.frame.getByRole('combobox', { name: 'Colour by' }).selectOption({ label: 'Category' });
      await map.frame.getByRole('button', { name: /^All of the map/ }).click();
      await atRest(map.frame);
      for (const [theme, name, tab] of [
        ['dark', 'map', 'Filters'],
        ['high contrast', 'map-contrast', 'List'],
        ['light', 'map-light', 'Paper'],
      ] as const) {
        await map.frame.getByRole('tab', { name: tab }).click();
        if (tab === 'Paper') await paperOnMap(map, VERIFY);
        await page.mouse.move(0, 0);
        await wb.screenshot(name, { theme });
        assert.deepEqual(await barriersIn(map), []);
      }
    });
  });

  it('connects papers over time, and follows a note', () => {
    const folder = sample({ notes: { copyOf: join(root, 'examples', 'notes') } });
    return withWorkbench({ folder, size: { width: 1600, height: 960 } }, async (wb) => {
      const { page } = wb;
      await read(wb);
      await (await wb.row('Papers', 'Attention Is All You Need')).click();
      const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
      await (await wb.row('Papers', VERIFY)).click({ modifiers: [modifier] });
      await wb.contextMenu(await wb.row('Papers', VERIFY), 'Show Time Map');
      await mapIn(page, /^What connects/);
      await wb.screenshot('map-time');

      await wb.openFile('notes/chain-of-thought.md');
      await wb.command('Scholium: Show Map of This Note');
      const map = await mapIn(page, /^Cited in chain-of-thought\.md/);
      const before = await map.count.innerText();
      await wb.screenshot('map-note');
      await groups(wb).first().locator('.view-line').first().click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type('\nSee also @vaswaniAttentionAllYou2017.');
      await until(async () => (await map.count.innerText()) !== before, 'the paper that was cited');
    });
  });
});
