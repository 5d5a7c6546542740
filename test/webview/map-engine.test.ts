// The map's engine in the page: what only a real drawing shows.
import * as assert from 'node:assert/strict';
import { graphOf, inFields } from './graphs';
import { type Lab, withWebview } from './lab';
import { canvas, shown } from './map-page';

describe('the engine of the map', () => {
  it('loses its drawing and says so once, and the list stays; and draws again', () =>
    withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
      await shown(lab, graphOf(12));
      const before = await colours(lab);
      await lab.page.evaluate(() => {
        const all = [
          ...document.querySelectorAll<HTMLCanvasElement>('canvas.sigma-nodes, canvas.sigma-edges'),
        ];
        const losers = all.map((canvas) =>
          (canvas.getContext('webgl2') as WebGL2RenderingContext).getExtension('WEBGL_lose_context'),
        );
        Object.assign(window, { losers });
        for (const loser of losers) loser!.loseContext();
      });
      await lab.waitFor('fault', ({ message }) => /graphics card/.test(String(message)));
      await lab.page.getByRole('tree').first().waitFor();
      await lab.page.evaluate('losers.forEach((loser) => loser.restoreContext())');
      await canvas(lab).waitFor();
      await lab.page.waitForTimeout(400);
      assert.deepEqual(await colours(lab), before);
      assert.equal((await lab.sent('fault')).length, 1);
    }));

  it('shows nothing of the last map under the title of the next, but the same map till it is laid out anew', () =>
    withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
      await shown(lab, graphOf(12));
      assert.ok((await colours(lab)) > 3);
      // The worker is still at work when this is looked at: it is told in the same turn.
      const seen = (keep: boolean, count: number) =>
        lab.page.evaluate(
          async ([graph, keep]) => {
            postMessage({ type: 'show', graph, keep }, '*');
            await new Promise((resolve) => setTimeout(resolve));
            await new Promise((resolve) => requestAnimationFrame(resolve));
            return document.querySelector('.map-canvas')!.getAttribute('aria-busy');
          },
          [graphOf(count), keep] as const,
        );
      await seen(true, 14);
      assert.ok((await colours(lab)) > 3);
      await lab.page.waitForTimeout(500);
      await lab.forget();
      assert.equal(await seen(false, 3000), 'true');
      assert.equal(await colours(lab), 1);
    }));

  it('says that it cannot lay out where the worker is not to be had, and is not busy for ever', async () => {
    await assert.rejects(
      withWebview({ name: 'map' }, async (lab) => {
        await lab.page.evaluate(() => {
          document.body.dataset.layoutWorker = '/nowhere.js';
        });
        await lab.waitFor('ready');
        await lab.post({ type: 'show', graph: graphOf(12), keep: false });
        await lab.waitFor('fault', ({ message }) => /could not be started/.test(String(message)));
        await lab.page.locator('.map-canvas[aria-busy="false"]').waitFor({ state: 'attached' });
        await lab.page.getByRole('tree').first().waitFor();
      }),
      // The browser says of itself that there is no such file, and nobody else complains.
      (error: Error) => /404/.test(error.message) && !/never said|Timeout/.test(error.message),
    );
  });

  it('puts the same papers at the same places in another window', async () => {
    const pictures: unknown[] = [];
    for (let round = 0; round < 2; round++)
      await withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
        await show(lab, 40);
        pictures.push(await places(lab));
      });
    assert.deepEqual(pictures[0], pictures[1]);
  });

  it('groups more papers than can be told apart, and opens a group into its papers', () =>
    withWebview({ name: 'map', reducedMotion: true }, async (lab) => {
      await lab.waitFor('ready');
      await lab.post({ type: 'show', graph: inFields(12_200, 40), keep: false });
      const groups = lab.page.getByText(/papers, around Author/);
      await groups.first().waitFor({ timeout: 25_000 });
      assert.ok((await groups.count()) >= 30);
      await groups.first().click();
      await lab.page.getByRole('button', { name: 'Close opened groups' }).waitFor({ timeout: 15_000 });
    })).timeout(60_000);
});

/** How many colours there are in the picture of the map, each taken for what it is about: 1 is its ground alone. */
async function colours(lab: Lab): Promise<number> {
  const picture = (await canvas(lab).screenshot({ animations: 'disabled' })).toString('base64');
  return lab.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d')!;
    [context.canvas.width, context.canvas.height] = [image.naturalWidth, image.naturalHeight];
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(20, 60, image.naturalWidth - 100, image.naturalHeight - 120).data;
    const found = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4)
      found.add(((pixels[at]! >> 5) << 10) | ((pixels[at + 1]! >> 5) << 5) | (pixels[at + 2]! >> 5));
    return found.size;
  }, picture);
}

async function show(lab: Lab, count: number): Promise<void> {
  await lab.waitFor('ready');
  await lab.post({ type: 'show', graph: graphOf(count), keep: false });
  await lab.page.waitForFunction(() => document.querySelector('canvas.sigma-nodes') !== null);
  await lab.page.waitForTimeout(1500);
}

/** Where papers lie, as the map keeps it for its next life. */
async function places(lab: Lab): Promise<unknown> {
  const { positions } = (await lab.state()) as { positions: readonly unknown[] };
  assert.ok(positions.length > 30);
  return positions;
}
