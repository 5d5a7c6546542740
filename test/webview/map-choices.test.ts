// What the reader chooses on the map's page: filters, the legend, tools, what is dragged and what is kept.
import * as assert from 'node:assert/strict';
import { PAPERS_MIME } from '../../src/names';
import type { FromMap } from '../../src/protocol/map';
import type { Kept } from '../../src/webview/map/ui/kept';
import { graphOf } from './graphs';
import { type Lab, withWebview } from './lab';
import { button, placeOf, shown, tab } from './map-page';

const count = (lab: Lab, words: string) => lab.page.locator('.map-count', { hasText: words }).waitFor();

/** What the page keeps, once it has kept what pleases. */
async function kept(lab: Lab, pleases: (state: Kept) => boolean): Promise<Kept> {
  for (let tries = 0; tries < 100; tries++) {
    const state = (await lab.state()) as Kept | undefined;
    if (state && pleases(state)) return state;
    await lab.page.waitForTimeout(50);
  }
  throw new Error(`It keeps ${JSON.stringify(await lab.state())?.slice(0, 500)}`);
}

describe('choices on the map', () => {
  it('the legend takes a group away and brings it back; Alt leaves it alone', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      const method = lab.page
        .getByRole('group', { name: 'Papers by Role' })
        .getByRole('button', { name: /^method/ });
      await method.click();
      assert.equal(await method.getAttribute('aria-pressed'), 'false');
      await count(lab, '15 of 20 papers');
      await method.click();
      await count(lab, '20 papers · ');
      await method.click({ modifiers: ['Alt'] });
      // The seed stays: what was asked about is always shown.
      await count(lab, '6 of 20 papers');
      await method.click({ modifiers: ['Alt'] });
      await count(lab, '20 papers · ');
    }));

  it('colours by what is chosen; the legend and the list follow', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await lab.page.getByLabel('Colour by').selectOption('Year');
      await lab.page.getByRole('group', { name: 'Papers by Year' }).getByText('Year not known').waitFor();
      await tab(lab, 'List');
      await lab.page.getByRole('treeitem', { name: /^2019/ }).waitFor();
      await kept(lab, ({ colouring }) => colouring === 'year');
    }));

  it('filters by years, notes and citers, says how many are left, and shows all again', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await tab(lab, 'Filters');
      await lab.page.getByLabel('From').fill('2022');
      await lab.page.keyboard.press('Enter');
      await lab.page.getByText('9 of 20 papers shown').waitFor();
      await lab.page.getByLabel('In a note').check();
      await lab.page.getByText('3 of 20 papers shown').waitFor();
      await lab.page.getByLabel('Papers of the library').fill('10');
      await lab.page.keyboard.press('Enter');
      await lab.page.getByText('2 of 20 papers shown').waitFor();
      await lab.screenshot('map-filtered');
      await lab.page.getByLabel(/^Dim/).check();
      await lab.screenshot('map-dimmed');
      await button(lab, 'Show all').click();
      await lab.page.getByText('20 of 20 papers shown').waitFor();
    }));

  it('another map of the same papers is asked for, and other papers', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      const papers = lab.page.getByLabel('Papers on the map', { exact: true }).first();
      await papers.selectOption('Similar papers');
      assert.deepEqual((await lab.waitFor('scope')).scope, { of: 'similar', ids: ['id-0'] });
      await papers.selectOption('Two citations away');
      await lab.waitFor(
        'scope',
        ({ scope }) => JSON.stringify(scope) === '{"of":"papers","ids":["id-0"],"steps":2}',
      );
      await button(lab, 'Choose papers…').click();
      assert.equal((await lab.waitFor('chooseSeeds')).of, 'papers');
    }));

  it('exports pictures that it draws, and the places of what is shown', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      const save = async (name: string) => {
        await button(lab, 'Export').click();
        await lab.page.getByRole('menuitem', { name }).click();
      };
      await save('SVG, all of the map');
      assert.match(String((await lab.waitFor('picture')).data), /^<(\?xml|svg)/);
      await save('PNG, as shown here');
      assert.match(String((await lab.waitFor('picture', ({ format }) => format === 'png')).data), /^iVBOR/);
      await save('GraphML');
      const { format, ids, x, y } = (await lab.waitFor('export')) as unknown as FromMap & { type: 'export' };
      assert.deepEqual([format, ids.length, x.length, y.length], ['graphml', 20, 20, 20]);
    }));

  it('a menu goes by keys', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await button(lab, 'Export').focus();
      for (const key of ['Enter', 'ArrowUp', 'Enter']) await lab.page.keyboard.press(key);
      assert.equal((await lab.waitFor('export')).format, 'json');
      await lab.page.locator('[aria-haspopup=menu]:focus').waitFor();
    }));

  it('the lasso selects what is within it', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-2');
      await lab.page.keyboard.press('l');
      await lab.page.mouse.move(x - 40, y - 40);
      await lab.page.mouse.down();
      for (const [dx, dy] of [
        [40, -40],
        [40, 40],
        [-40, 40],
      ] as const)
        await lab.page.mouse.move(x + dx, y + dy, { steps: 4 });
      await lab.screenshot('map-lasso');
      await lab.page.mouse.up();
      assert.deepEqual((await lab.waitFor('select')).ids, ['id-2']);
      assert.equal(await button(lab, 'Lasso (L)').getAttribute('aria-pressed'), 'false');
    }));

  it('a paper that is dragged on the map is put and pinned there', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const from = await placeOf(lab, 'id-1');
      await lab.page.mouse.move(from.x, from.y);
      await lab.page.locator('.handle').waitFor();
      await lab.page.mouse.down();
      await lab.page.mouse.move(from.x + 30, from.y + 20, { steps: 4 });
      await lab.page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
      await lab.page.mouse.up();
      const { pinned } = await kept(lab, (state) => state.pinned.length > 0);
      assert.deepEqual(pinned, ['id-1']);
      const to = await placeOf(lab, 'id-1');
      assert.ok(Math.hypot(to.x - from.x - 60, to.y - from.y - 40) < 12, JSON.stringify({ from, to }));
      await button(lab, 'Clear pins').click();
      await kept(lab, (state) => state.pinned.length === 0);
    }));

  it('a paper that is dragged says to a note what a row of Papers would', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.move(x, y);
      const data = await lab.page.locator('.handle').evaluate((handle) => {
        const dataTransfer = new DataTransfer();
        handle.dispatchEvent(new DragEvent('dragstart', { dataTransfer }));
        handle.dispatchEvent(new DragEvent('dragend', { dataTransfer }));
        return dataTransfer.types.map((type) => [type, dataTransfer.getData(type)]);
      });
      assert.deepEqual(data, [[PAPERS_MIME, '["id-1"]']]);
    }));

  it('is as it was after a reload', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await lab.page.getByLabel('Colour by').selectOption('Category');
      await lab.page.getByRole('button', { name: /^cs\.CL/ }).click();
      await lab.post({ type: 'select', ids: ['id-3'] });
      await lab.page.keyboard.press('Tab');
      await button(lab, 'Pin').click();
      await tab(lab, 'List');
      const state = await kept(lab, ({ panel, pinned }) => panel === 'list' && pinned.length === 1);
      assert.equal(state.positions.length, 20);
      await withWebview({ name: 'map', state }, async (again) => {
        await shown(again, graphOf(20), true);
        await count(again, '16 of 20 papers');
        await again.page.getByRole('treeitem', { selected: true, name: /Author 3/ }).waitFor();
        const after = await kept(again, ({ panel }) => panel === 'list');
        // Where the map is looked at is reckoned anew, with rounding.
        assert.deepEqual({ ...after, camera: undefined }, { ...state, camera: undefined });
        for (const part of ['x', 'y', 'ratio'] as const)
          assert.ok(Math.abs(after.camera![part] - state.camera![part]) < 0.01);
      });
    }));

  it('what another version has kept, or of another map, does no harm', () =>
    withWebview({ name: 'map', state: { scope: { of: 'library' }, positions: 'none' } }, async (lab) => {
      await shown(lab);
      await count(lab, '20 papers');
    }));
});

describe('the menu of a paper', () => {
  it('opens at the pointer and by a key, and does what it says', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.move(x, y);
      await lab.page.mouse.click(x, y, { button: 'right' });
      await lab.screenshot('map-menu');
      assert.deepEqual(await lab.barriers(), []);
      await lab.page.getByRole('menuitem', { name: 'Map of Similar Papers' }).click();
      assert.deepEqual((await lab.waitFor('scope')).scope, { of: 'similar', ids: ['id-1'] });
      await lab.page.keyboard.press('m');
      await lab.page.keyboard.press('Enter');
      const { id, what } = await lab.waitFor('open');
      assert.deepEqual({ id, what }, { id: 'id-1', what: 'page' });
      await lab.page.keyboard.press('m');
      await lab.page.keyboard.press('Escape');
      await lab.page.locator('.map-canvas:focus').waitFor();
    }));
});
