// What happens to the map while the reader is at it: another one comes, something fails, nothing is left to be seen.
import * as assert from 'node:assert/strict';
import { PAPERS_MIME } from '../../src/names';
import type { MapGraph } from '../../src/protocol/map';
import { graphOf, inFields } from './graphs';
import { type Lab, withWebview } from './lab';
import { atRest, button, canvas, placeOf, shown, tab } from './map-page';

/** The same papers with other numbers, as when one that comes first is added. */
function renumbered(graph: MapGraph): MapGraph {
  const last = graph.nodes.id.length - 1;
  const nodes = Object.fromEntries(
    Object.entries(graph.nodes).map(([name, column]) => [name, [...column].reverse()]),
  ) as unknown as MapGraph['nodes'];
  const turned = (ends: readonly number[]) => ends.map((end) => last - end);
  const edges = { ...graph.edges, from: turned(graph.edges.from), to: turned(graph.edges.to) };
  const colourings = graph.colourings.map((one) => ({ ...one, of: [...one.of].reverse() }));
  return { ...graph, nodes, edges, colourings, seeds: turned(graph.seeds) };
}

const isFocused = (lab: Lab, selector: string) => lab.page.locator(`${selector}:focus`).waitFor();

describe('while the reader is at the map', () => {
  it('a menu that is open does not come to mean another paper', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.click(x, y, { button: 'right' });
      await lab.page.getByRole('menuitem', { name: 'Cite' }).waitFor();
      await lab.post({ type: 'show', graph: renumbered(graphOf(4)), keep: true });
      await lab.page.getByText('4 papers').first().waitFor();
      await lab.page.getByRole('menu').waitFor({ state: 'hidden' });
      await isFocused(lab, '.map-canvas');
    }));

  it('what is dragged stays the same paper', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-1');
      await lab.page.mouse.move(x, y);
      const drag = (type: string, dx = 0) =>
        lab.page.locator(type === 'dragstart' || type === 'dragend' ? '.handle' : '.stage').evaluate(
          (it, [type, clientX, clientY]) =>
            it.dispatchEvent(
              new DragEvent(type as string, {
                ...{ clientX: Number(clientX), clientY: Number(clientY), bubbles: true },
                dataTransfer: new DataTransfer(),
              }),
            ),
          [type, x + dx, y],
        );
      await drag('dragstart');
      await lab.post({ type: 'show', graph: renumbered(graphOf(4)), keep: true });
      await lab.page.getByText('4 papers').first().waitFor();
      await drag('drop', 50);
      await lab.page.waitForTimeout(700);
      assert.deepEqual(((await lab.state()) as { pinned: string[] }).pinned, ['id-1']);
    }));

  it('the paper under the pointer is the one that is dragged, the first one too, not the one that the keys are on', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      const { x, y } = await placeOf(lab, 'id-0');
      await lab.page.mouse.move(x, y);
      await lab.page.keyboard.press('ArrowRight');
      const ids = await lab.page.locator('.handle').evaluate((handle, mime) => {
        const dataTransfer = new DataTransfer();
        handle.dispatchEvent(new DragEvent('dragstart', { dataTransfer }));
        handle.dispatchEvent(new DragEvent('dragend', { dataTransfer }));
        return [dataTransfer.getData(mime), (handle as HTMLElement).hidden];
      }, PAPERS_MIME);
      assert.deepEqual(ids[0], '["id-0"]');
    }));

  it('what was found stays found on the map, until Escape gives it up', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await canvas(lab).press('f');
      await lab.page.keyboard.type('Scaling');
      await lab.page.keyboard.press('Enter');
      await lab.page.keyboard.press('Escape');
      await isFocused(lab, '.map-canvas');
      await lab.page.getByText(/^1 of \d/).waitFor();
      for (const key of ['Escape', 'Escape']) await lab.page.keyboard.press(key);
      assert.equal(await lab.page.getByLabel('Find on the map').inputValue(), '');
    }));

  it('a map that changes takes no keys from an editor beside it, and has them when it is come to', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await lab.page.evaluate('document.hasFocus = () => globalThis.isHere === true');
      await shown(lab, graphOf(3));
      await lab.page.locator('body:focus, body:not(:has(:focus))').waitFor();
      await lab.page.evaluate("globalThis.isHere = true; dispatchEvent(new Event('focus'))");
      await isFocused(lab, '.map-canvas');
    }));

  it('keys are the map’s when it has been opened, and the focus is never lost', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      await isFocused(lab, '.map-canvas');
      await button(lab, 'Close the side panel').click();
      await isFocused(lab, '#side-opener');
      await button(lab, 'Lasso (L)').click();
      await lab.page.keyboard.press('Escape');
      assert.equal(await button(lab, 'Lasso (L)').getAttribute('aria-pressed'), 'false');
    }));

  it('Escape puts the lasso down, then selects nothing', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(3));
      await lab.post({ type: 'select', ids: ['id-1'] });
      await canvas(lab).press('l');
      await lab.page.keyboard.press('Escape');
      assert.equal(await lab.page.locator('.lasso').isVisible(), false);
      await lab.page.getByRole('heading', { name: /part 1/ }).waitFor();
      await lab.page.keyboard.press('Escape');
      assert.deepEqual((await lab.waitFor('select')).ids, []);
    }));

  it('a layout that cannot be made is told as what it is', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await lab.page.route('**/layout-worker.js', (route) => route.fulfill({ status: 404 }));
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: graphOf(5), keep: false });
      await lab.page.getByText('The map could not be laid out.').waitFor();
      await lab.page.getByRole('treeitem').first().waitFor();
      await lab.screenshot('map-not-laid-out');
      lab.faults.length = 0;
    }));

  it('no picture is made of what is not drawn; the graph is written', () =>
    withWebview({ name: 'map' }, async (lab) => {
      let answer = () => {};
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await lab.page.route('**/layout-worker.js', async (route) => {
        await answered;
        await route.fallback();
      });
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: graphOf(5), keep: false });
      await button(lab, 'Export').click();
      await lab.page.getByRole('menuitem', { name: 'SVG, all of the map', disabled: true }).waitFor();
      await lab.page.getByRole('menuitem', { name: 'GraphML' }).click();
      const { ids, x } = await lab.waitFor('export');
      assert.deepEqual([(ids as string[]).length, x], [5, []]);
      answer();
      await atRest(lab);
      await button(lab, 'Export').click();
      await lab.page.getByRole('menuitem', { name: 'SVG, all of the map', disabled: false }).click();
      await lab.waitFor('picture');
    }));
});

describe('where nothing is to be seen', () => {
  it('filters that leave no paper say so, and are taken back', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab, graphOf(12, { seeds: [] }));
      await tab(lab, 'Filters');
      await lab.page.getByLabel('Papers of the library').fill('5000');
      await lab.page.keyboard.press('Enter');
      await lab.page.getByText('No paper passes the filters.').waitFor();
      await lab.page.locator('.map-count', { hasText: '0 of 12 papers · 0 citations' }).waitFor();
      await lab.screenshot('map-nothing-left');
      await lab.page.locator('.nothing-left').getByRole('button', { name: 'Show all' }).click();
      await lab.page.getByText('12 of 12 papers shown').waitFor();
      assert.equal(await lab.page.locator('.nothing-left').isVisible(), false);
    }));

  it('what is selected and hidden is told of', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await shown(lab);
      await canvas(lab).press('ControlOrMeta+a');
      await lab.page
        .getByRole('group', { name: 'Papers by Role' })
        .getByRole('button', { name: /^method/ })
        .click();
      await lab.page.getByText('5 of them hidden by the filters').first().waitFor();
      await lab.screenshot('map-hidden-selected');
    }));

  it('a map without groups has no choice of colours', () =>
    withWebview({ name: 'map' }, async (lab) => {
      const graph = graphOf(4);
      const colourings = graph.colourings.map((one) => ({ ...one, groups: [], of: one.of.map(() => -1) }));
      await shown(lab, { ...graph, colourings });
      assert.equal(await lab.page.getByLabel('Colour by').count(), 0);
      await tab(lab, 'List');
      await lab.page.getByRole('treeitem').nth(3).waitFor();
      assert.equal(await lab.page.getByRole('treeitem').count(), 4);
    }));
});

describe('a map of groups', () => {
  it('is written whole, and its groups are reached by keys and by the lasso', () =>
    withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: inFields(12_200, 40), keep: false });
      await lab.page.locator('.map-canvas[aria-busy="false"]').waitFor({ timeout: 40_000 });
      await button(lab, 'Export').click();
      await lab.page.getByRole('menuitem', { name: 'JSON' }).click();
      const { ids, x, y } = (await lab.waitFor('export')) as unknown as Record<string, unknown[]>;
      assert.deepEqual([ids!.length, x!.length, y!.length], [12_200, 12_200, 12_200]);
      await canvas(lab).press('ArrowRight');
      await lab.page.locator('[aria-live]', { hasText: /^Group of \d+ papers.*Enter opens it\.$/ }).waitFor();
      await lab.screenshot('map-group-by-keys');
      await lab.page.keyboard.press('Space');
      const some = ((await lab.waitFor('select')).ids as string[]).length;
      assert.ok(some > 1 && some < 12_200);
      await lab.page.keyboard.press('0');
      await lab.page.keyboard.press('l');
      const box = (await canvas(lab).boundingBox())!;
      const [right, bottom] = [box.x + box.width - 2, box.y + box.height - 2];
      await lab.page.mouse.move(box.x + 1, box.y + 1);
      await lab.page.mouse.down();
      for (const [toX, toY] of [
        [right, box.y + 1],
        [right, bottom],
        [box.x + 1, bottom],
      ] as const)
        await lab.page.mouse.move(toX, toY, { steps: 3 });
      await lab.page.mouse.up();
      await lab.waitFor('select', ({ ids }) => (ids as string[]).length === 12_200);
      await canvas(lab).press('ArrowRight');
      await lab.page.keyboard.press('Enter');
      await button(lab, 'Close opened groups').waitFor({ timeout: 20_000 });
    })).timeout(90_000);
});
