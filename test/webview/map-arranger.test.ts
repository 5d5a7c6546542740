// What is drawn and where, while layouts come and go: the worker is a stand-in that answers when it is told to.
import * as assert from 'node:assert/strict';
import type { Scene } from '../../src/webview/map/drawing-scene';
import { Layout } from '../../src/webview/map/layout';
import { Arranger } from '../../src/webview/map/layout-arranger';
import type { Positions } from '../../src/webview/map/layout-input';
import type { FromWorker, ToWorker } from '../../src/webview/map/layout-messages';
import { TimeLayout } from '../../src/webview/map/layout-time';
import { graphOf } from './graphs';

describe('arranging the map', () => {
  const { fetch, Worker, requestAnimationFrame } = globalThis;
  beforeEach(() => {
    FakeWorker.isThere = true;
    Object.assign(globalThis, {
      fetch: async () => ({ ok: FakeWorker.isThere, status: 404, blob: async () => new Blob([]) }),
      Worker: FakeWorker,
      requestAnimationFrame: () => 0,
    });
  });
  afterEach(() => {
    Object.assign(globalThis, { fetch, Worker, requestAnimationFrame });
  });

  it('draws clusters along time, too, when the axis is asked for while they are being found', async () => {
    const map = await opened(30, 10);
    void map.arranger.alongTime(true);
    await map.settle();
    assert.ok(map.scene!.count < 30);
    assert.ok(map.arranger.clusters().length > 0);
  });

  it('puts what two clusters hold where each of them stood, however quickly they are opened', async () => {
    const map = await opened(60, 50);
    await map.settle();
    const [one, other] = map.arranger.clusters();
    const places = [one!, other!].map(({ id }) => map.arranger.places().cluster(id)!);
    void map.arranger.expand(one!.id);
    void map.arranger.expand(other!.id);
    await map.settle();
    for (const [at, { members }] of [one!, other!].entries()) {
      const papers = members.map((paper) => map.arranger.places().papers().get(paper)!);
      for (const axis of [0, 1]) {
        const mean = papers.reduce((sum, place) => sum + place[axis as 0]!, 0) / papers.length;
        assert.ok(Math.abs(mean - places[at]![axis as 0]!) < 1, `cluster ${at}`);
      }
    }
    assert.deepEqual([...map.looked].sort(), [...one!.members, ...other!.members].sort());
  });

  it('leaves a paper where the reader put it while the others are laid out', async () => {
    const map = await opened(20, 100, true);
    await map.worker.answer(false);
    map.arranger.put(map.scene!, 3, [500, -300]);
    await map.settle();
    assert.deepEqual([...map.positions!.slice(6, 8)], [500, -300]);
    assert.deepEqual(map.arranger.places().papers().get(3), [500, -300]);
    assert.equal(map.running, false);
  });

  it('lays out along time anew when the years are others, and only then', async () => {
    const map = await opened(20, 100);
    await map.settle();
    void map.arranger.alongTime(true);
    await map.settle();
    const places = new Map([...map.arranger.places().papers()].map(([node, at]) => [`id-${node}`, at]));
    const graph = graphOf(20);
    void map.arranger.show(graph, places, true);
    assert.equal(await map.worker.answer(true), false, 'all is known');
    const date = graph.nodes.date.map((year, node) => (node === 1 ? 1950 : year));
    void map.arranger.show({ ...graph, nodes: { ...graph.nodes, date } }, places, true);
    assert.equal(await map.worker.answer(true), true);
  });

  it('is not at work for ever where there is no worker', async () => {
    FakeWorker.isThere = false;
    const map = await opened(20, 100);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(map.running, false);
    assert.match(map.faults.join(), /404/);
  });
});

/** Runs a layout to its end, or a step of it, when it is asked to. */
class FakeWorker {
  static isThere = true;
  static last: FakeWorker;
  onmessage!: (event: { data: FromWorker }) => void;
  #said: ToWorker | undefined;

  constructor() {
    FakeWorker.last = this;
  }

  postMessage(message: ToWorker): void {
    if (message.type === 'layOut' || message.type === 'group') this.#said = message;
    else if (message.type === 'stop') this.#said = undefined;
  }

  /** Answers what was asked last; false when nothing was. */
  async answer(settled: boolean): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve));
    const said = this.#said;
    if (settled) this.#said = undefined;
    if (said?.type === 'group') {
      // As many groups as have a dozen papers.
      const members = Int32Array.from({ length: said.count }, (_, at) => at);
      const ends = Int32Array.from({ length: said.count / 12 }, (_, at) => 12 * (at + 1));
      ends[ends.length - 1] = said.count;
      this.onmessage({ data: { type: 'groups', run: said.run, members, ends, hasRest: false } });
    }
    if (said?.type === 'layOut') {
      const layout = said.input.date ? new TimeLayout(said.input) : new Layout(said.input);
      while (layout.step() && settled);
      this.onmessage({
        data: { type: 'positions', run: said.run, positions: layout.positions(), settled },
      });
    }
    return said !== undefined;
  }
}

/** An arranger that was shown so many papers, and what it has told. */
async function opened(count: number, clusterAbove: number, live = false) {
  const map = {
    arranger: undefined as unknown as Arranger,
    worker: undefined as unknown as FakeWorker,
    scene: undefined as Scene | undefined,
    positions: undefined as Positions | undefined,
    running: undefined as boolean | undefined,
    looked: [] as number[],
    faults: [] as string[],
    /** Answers until nothing is asked any more. */
    settle: async () => {
      while (await map.worker.answer(true));
    },
  };
  map.arranger = new Arranger(
    { workerUrl: 'worker.js', live, clusterAbove },
    {
      scene: (scene, positions) => Object.assign(map, { scene, positions }),
      moved: (positions) => Object.assign(map, { positions }),
      running: (running) => Object.assign(map, { running }),
      opened: (papers) => map.looked.push(...papers),
      failed: (reason) => map.faults.push(reason),
    },
  );
  void map.arranger.show(graphOf(count), new Map(), false);
  await new Promise((resolve) => setTimeout(resolve));
  map.worker = FakeWorker.last;
  return map;
}
