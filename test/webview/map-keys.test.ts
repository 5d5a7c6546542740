// The map's page by keys alone, and the tree that screen readers are given.
import * as assert from 'node:assert/strict';
import { graphOf } from './graphs';
import { type Lab, withWebview } from './lab';
import { canvas, shown } from './map-page';

const press = async (lab: Lab, ...keys: string[]) => {
  for (const key of keys) await lab.page.keyboard.press(key);
};
const focused = (lab: Lab) => lab.page.locator(':focus');

describe('keys on the map', () => {
  it('Tab leads to the map; arrows go to papers, Space selects, Enter opens', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(5));
      for (
        let tabs = 0;
        tabs < 20 && !(await canvas(lab).evaluate((it) => it === document.activeElement));
        tabs++
      )
        await press(lab, 'Tab');
      await press(lab, 'ArrowRight', 'Space');
      const [id] = (await lab.waitFor('select')).ids as string[];
      assert.match(id!, /^id-\d$/);
      await lab.page.locator('.ring').waitFor();
      await press(lab, 'Enter');
      assert.deepEqual(await lab.waitFor('open'), { type: 'open', id, what: 'page' });
      await press(lab, 'o');
      assert.equal((await lab.waitFor('open', ({ what }) => what === 'line')).id, id);
      await press(lab, 'c');
      assert.deepEqual((await lab.waitFor('cite')).ids, [id]);
      await press(lab, 'e');
      assert.equal((await lab.waitFor('expand')).id, id);
      await lab.screenshot('map-keys');
    }));

  it('all papers can be reached by arrows', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(6));
      await canvas(lab).focus();
      const seen = new Set<string>();
      const around = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];
      for (let step = 0; step < 48 && seen.size < 6; step++) {
        // A walk that turns at each wall: twice along, once across.
        await press(lab, around[Math.floor(step / 2) % 4]!, 'Space');
        seen.add(String((await lab.sent('select')).at(-1)?.ids));
      }
      assert.ok(seen.size >= 5, [...seen].join(' '));
    }));

  it('F finds; Enter goes from hit to hit; Escape leads back', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await canvas(lab).focus();
      await press(lab, 'f');
      await lab.page.keyboard.type('Vérification');
      await lab.page.getByText('6 found').waitFor();
      await press(lab, 'Enter');
      await lab.waitFor('select', ({ ids }) => String(ids) === 'id-16');
      await press(lab, 'Enter');
      await lab.page.getByText('2 of 6').waitFor();
      await lab.screenshot('map-search');
      await lab.page.keyboard.press('ControlOrMeta+a');
      await lab.page.keyboard.type('scalling');
      await lab.page.getByText(/\d found/).waitFor();
      await press(lab, 'Escape', 'Escape');
      assert.equal(await canvas(lab).evaluate((it) => it === document.activeElement), true);
    }));

  it('? tells of the keys, and gives the focus back', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await canvas(lab).focus();
      await press(lab, '?');
      await lab.page.getByRole('dialog', { name: 'Keyboard and mouse' }).waitFor();
      assert.deepEqual(await lab.barriers(), []);
      await lab.screenshot('map-help');
      await press(lab, 'Escape');
      assert.equal(await canvas(lab).evaluate((it) => it === document.activeElement), true);
    }));

  it('says what is selected', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await lab.post({ type: 'select', ids: ['id-2'] });
      await lab.page.locator('[aria-live]', { hasText: /^Author 2 2021: .*, selected$/ }).waitFor();
      await lab.post({ type: 'select', ids: ['id-2', 'id-3'] });
      await lab.page.locator('[aria-live]', { hasText: '2 papers selected' }).waitFor();
    }));
});

describe('the list of the map', () => {
  const open = (lab: Lab) => lab.page.getByRole('tab', { name: 'List' }).click();

  it('is a tree: groups, papers, what they cite and who cites them', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(4));
      await open(lab);
      await lab.page.getByRole('treeitem', { name: /Author 1/ }).click();
      await press(lab, 'ArrowRight');
      const items = await lab.page
        .getByRole('treeitem')
        .evaluateAll((rows) =>
          rows.map((row) => `${row.getAttribute('aria-level')} ${row.querySelector('.words')?.textContent}`),
        );
      assert.deepEqual(items, [
        '1 background',
        '2 Author 1 2020',
        '3 Cites',
        '4 Author 0 2019',
        '1 method',
        '2 Author 2 2021',
        '1 contrast',
        '2 Author 3 2022',
        '1 No role',
        '2 Author 0 2019',
      ]);
    }));

  it('goes by keys, and keeps in step with the map', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(4));
      await open(lab);
      await lab.page.locator('[role=treeitem][tabindex="0"]').focus();
      await press(lab, 'ArrowDown', 'Space');
      assert.deepEqual((await lab.waitFor('select')).ids, ['id-1']);
      assert.equal(await focused(lab).getAttribute('aria-selected'), 'true');
      await press(lab, 'Enter');
      assert.equal((await lab.waitFor('open')).what, 'page');
      await press(lab, 'ArrowLeft');
      assert.match((await focused(lab).textContent()) ?? '', /^background/);
      await press(lab, 'ArrowLeft');
      assert.equal(await focused(lab).getAttribute('aria-expanded'), 'false');
      await press(lab, 'a');
      assert.match((await focused(lab).textContent()) ?? '', /^Author 2/);
      await press(lab, 'End');
      assert.match((await focused(lab).textContent()) ?? '', /^Author 0/);
      await canvas(lab).focus();
      await lab.post({ type: 'select', ids: ['id-3'] });
      await lab.page.locator('[role=treeitem][aria-selected="true"]', { hasText: 'Author 3' }).waitFor();
    }));

  it('of ten thousand papers has elements for what is in sight', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: graphOf(10_000), keep: false });
      await open(lab);
      await lab.page.getByRole('treeitem').first().waitFor();
      await lab.page.locator('[role=treeitem][tabindex="0"]').focus();
      await press(lab, 'End');
      assert.match((await focused(lab).textContent()) ?? '', /^Author/);
      assert.ok((await lab.page.getByRole('treeitem').count()) < 100);
      assert.equal(await focused(lab).getAttribute('aria-setsize'), '2500');
      await lab.post({ type: 'select', ids: ['id-5000'] });
    }));
});

describe('the focus on the map', () => {
  it('stays where it is when the map is made anew, and Ctrl+A selects all', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(5));
      await lab.post({ type: 'select', ids: ['id-3'] });
      await lab.page.getByRole('button', { name: 'Open Line' }).focus();
      await lab.post({ type: 'show', graph: graphOf(6), keep: true });
      await lab.page.getByText('6 papers').first().waitFor();
      assert.equal(await focused(lab).textContent(), 'Open Line');
      await canvas(lab).focus();
      await press(lab, 'ControlOrMeta+a');
      await lab.page.getByRole('heading', { name: '6 papers selected' }).waitFor();
      assert.equal(((await lab.waitFor('select')).ids as string[]).length, 6);
    }));
});
