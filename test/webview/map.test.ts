// The map's page, by mouse and keys as a reader has them.
import * as assert from 'node:assert/strict';
import { cardOf, graphOf } from './graphs';
import { allThemes, withWebview } from './lab';
import { atRest, button, placeOf, shown, tab } from './map-page';

/** A map of three papers, wide apart. */
const three = () => graphOf(3);

describe('the map in the lab', () => {
  for (const theme of allThemes)
    it(`has no barriers, and is to be read, in ${theme}`, () =>
      withWebview({ name: 'map', theme }, async (lab) => {
        await shown(lab);
        await lab.post({ type: 'select', ids: ['id-3'] });
        await lab.post({ type: 'card', card: cardOf('id-3') });
        await lab.page.getByRole('heading', { name: 'Title of id-3' }).waitFor();
        assert.deepEqual(await lab.barriers(), []);
        await lab.screenshot(`map-${theme.replaceAll(' ', '-')}`);
        for (const name of ['Filters', 'List']) {
          await tab(lab, name);
          assert.deepEqual(await lab.barriers(), []);
          await lab.screenshot(`map-${name.toLowerCase()}-${theme.replaceAll(' ', '-')}`);
        }
      }));

  for (const [what, options] of [
    ['a narrow panel', { size: { width: 300, height: 700 } }],
    ['large letters', { zoom: 2 }],
  ] as const)
    it(`has no barriers in ${what}, and nothing is wider than it`, () =>
      withWebview({ name: 'map', ...options }, async (lab) => {
        await shown(lab);
        await lab.post({ type: 'select', ids: ['id-3'] });
        await button(lab, 'Side panel').click();
        await lab.post({ type: 'card', card: cardOf('id-3') });
        await lab.page.getByRole('heading', { name: 'Title of id-3' }).waitFor();
        assert.deepEqual(await lab.barriers(), []);
        assert.ok(await lab.page.evaluate(() => document.body.scrollWidth <= innerWidth));
        await lab.screenshot(`map-${what.split(' ')[1]}`);
      }));

  it('a click selects a paper and asks for its card; a double click opens its line', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, three());
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.click(x, y);
      assert.deepEqual((await lab.waitFor('select')).ids, ['id-1']);
      assert.equal((await lab.waitFor('card')).id, 'id-1');
      await lab.page.mouse.dblclick(x, y);
      const { id, what } = await lab.waitFor('open');
      assert.deepEqual({ id, what }, { id: 'id-1', what: 'line' });
    }));

  it('a click beside all papers, and Escape, select nothing', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, three());
      const { x, y } = await placeOf(lab, 'id-2');
      await lab.page.mouse.click(x, y);
      await lab.waitFor('select', ({ ids }) => String(ids) === 'id-2');
      await lab.page.keyboard.press('Escape');
      await lab.waitFor('select', ({ ids }) => String(ids) === '');
    }));

  it('what the extension selects is selected, and not said back', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await lab.post({ type: 'select', ids: ['id-3', 'id-5', 'not on the map'] });
      await lab.page.getByRole('heading', { name: '2 papers selected' }).waitFor();
      assert.deepEqual(await lab.sent('select'), []);
      await button(lab, 'Cite All').click();
      assert.deepEqual((await lab.waitFor('cite')).ids, ['id-3', 'id-5']);
    }));

  it('the buttons of a paper say what to do with it', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await lab.post({ type: 'select', ids: ['id-3'] });
      for (const [name, message] of [
        ['Open Page', { type: 'open', id: 'id-3', what: 'page' }],
        ['Open Line', { type: 'open', id: 'id-3', what: 'line' }],
        ['Show in Papers', { type: 'open', id: 'id-3', what: 'row' }],
        ['Cite', { type: 'cite', ids: ['id-3'] }],
        ['Expand (3)', { type: 'expand', id: 'id-3' }],
      ] as const) {
        await button(lab, name).click();
        assert.deepEqual((await lab.sent()).at(-1), message);
      }
      await button(lab, 'Pin').click();
      await button(lab, 'Unpin').click();
      await button(lab, 'Pin').waitFor();
    }));

  it('text of pages stays text', () =>
    withWebview({ name: 'map' }, async (lab) => {
      const evil = '<img src=x onerror=alert(1)><b>bold</b>';
      const graph = three();
      const nodes = { ...graph.nodes, title: [evil, evil, evil], label: [evil, evil, evil] };
      await shown(lab, { ...graph, title: evil, nodes, roles: [evil, evil, evil] });
      await lab.post({ type: 'select', ids: ['id-1'] });
      await lab.post({
        type: 'card',
        card: { ...cardOf('id-1'), title: evil, marks: [evil], lines: [evil] },
      });
      await lab.page.getByRole('heading', { name: evil }).first().waitFor();
      await tab(lab, 'List');
      assert.equal(await lab.page.locator('img, b').count(), 0);
    }));

  it('a message that is none is reported, and changes nothing', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, three());
      await lab.post({ type: 'show', graph: { title: 'half a map' }, keep: false });
      await lab.waitFor('fault');
      await lab.page.getByRole('heading', { name: 'Around Author 0 2019' }).waitFor();
    }));

  it('says why there is no map, and shows the next one', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await lab.waitFor('ready');
      await lab.page.getByText('Making the map…').waitFor();
      await lab.post({ type: 'fail', message: 'The note cites no paper of the library.' });
      await lab.page.getByText('The note cites no paper').waitFor();
      await shown(lab, three());
      await lab.page.getByText('3 papers').first().waitFor();
      await lab.post({ type: 'show', graph: graphOf(0), keep: false });
      await lab.page.getByText('There are no papers on this map.').waitFor();
    }));

  it('without WebGL the list has the same papers', () =>
    withWebview({ name: 'map', withoutWebGl: true }, async (lab) => {
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: three(), keep: false });
      await lab.page.getByText('The list has the same papers.').waitFor();
      await lab.page.getByRole('treeitem', { name: /Author 2/ }).click();
      assert.deepEqual((await lab.waitFor('select')).ids, ['id-2']);
      await lab.screenshot('map-undrawn');
      // The engine says on the console why it gave up.
      lab.faults.length = 0;
    }));

  it('takes up another theme while it is open', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      const colour = () =>
        lab.page
          .locator('.legend .swatch')
          .nth(1)
          .evaluate((it) => getComputedStyle(it).backgroundColor);
      const before = await colour();
      for (const theme of allThemes.slice(1)) {
        await lab.theme(theme);
        assert.deepEqual(await lab.barriers(), []);
      }
      await lab.theme('high contrast light');
      assert.notEqual(await colour(), before);
      await lab.screenshot('map-themed');
    }));

  it('in a narrow panel the map comes first, and a click opens what is told of the paper', () =>
    withWebview({ name: 'map', size: { width: 300, height: 700 } }, async (lab) => {
      await shown(lab, three());
      await lab.page.locator('.side').waitFor({ state: 'hidden' });
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.click(x, y);
      await lab.page.getByRole('heading', { name: /part 1/ }).waitFor();
      await button(lab, 'Close the side panel').click();
      await lab.page.locator('.side').waitFor({ state: 'hidden' });
      const again = await placeOf(lab, 'id-2');
      await lab.page.mouse.click(again.x, again.y);
      await lab.waitFor('select', ({ ids }) => String(ids) === 'id-2');
      assert.equal(await lab.page.locator('.side').isVisible(), false);
    }));

  it('nothing moves by itself where the reader wants it still', () =>
    withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
      await shown(lab);
      const names = await lab.page.evaluate(() =>
        document.getAnimations().map((animation) => (animation as CSSAnimation).animationName),
      );
      assert.deepEqual(names, []);
    }));

  it('more papers come by expanding; those that were there stay where they are', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, three());
      await placeOf(lab, 'id-1');
      await lab.post({ type: 'select', ids: ['id-1'] });
      await lab.post({ type: 'show', graph: graphOf(6), keep: true });
      await lab.page.getByText('6 papers').first().waitFor();
      await atRest(lab);
      await lab.page.getByRole('heading', { name: /part 1/ }).waitFor();
      assert.ok((await lab.sent('card')).length >= 1);
    }));
});
