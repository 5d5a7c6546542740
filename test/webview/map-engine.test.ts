// The map's engine in the page: what only a real drawing shows.
import * as assert from 'node:assert/strict';
import { graphOf } from './graphs';
import { type Lab, withWebview } from './lab';

describe('the engine of the map', () => {
  it('loses its drawing and says so, and the list stays', () =>
    withWebview({ name: 'map' }, async (lab) => {
      await show(lab, 12);
      await lab.page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.sigma-nodes')!;
        (canvas.getContext('webgl2') as WebGL2RenderingContext)
          .getExtension('WEBGL_lose_context')!
          .loseContext();
      });
      await lab.waitFor('fault', ({ message }) => /graphics card/.test(String(message)));
      await lab.page.getByRole('tree').first().waitFor();
    }));

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

/** Papers that cite the ones before them in their own field. */
function inFields(count: number, fields: number) {
  const graph = graphOf(count, { seeds: [] });
  const ends = graph.nodes.id.flatMap((_, paper) =>
    [1, 2, 5].map((back) => [paper, paper - back * fields] as const).filter(([, cited]) => cited >= 0),
  );
  const edges = {
    from: ends.map(([from]) => from),
    to: ends.map(([, to]) => to),
    role: ends.map(() => -1),
    nearness: ends.map(() => null),
  };
  return { ...graph, edges };
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
