/** force-graph, which the graph of Foam is drawn with, as it comes but for labels: it draws none, and we do. */
import ForceGraph from 'force-graph';
import type { MapGraph } from '../../src/core/map/model';
import { Frames } from './frames';

/** Milliseconds after which it is not waited for any longer. */
const PATIENCE = 60_000;

globalThis.mapBench = {
  frames: new Frames(),
  show: (given) =>
    new Promise((resolve) => {
      const graph = given as MapGraph;
      const started = performance.now();
      let seen = 0;
      const drawn = graph.nodes.id.length;
      new ForceGraph(document.getElementById('map')!)
        .nodeVal((node) => 1 + ((node as { citers?: number }).citers ?? 0))
        .linkDirectionalArrowLength(drawn > 1000 ? 0 : 4)
        // d3-force has settled after its 300 steps; the fifteen seconds after which this stops by default may be fewer.
        .cooldownTicks(300)
        .cooldownTime(PATIENCE)
        .onEngineTick(() => {
          seen ||= performance.now() - started;
        })
        .onEngineStop(() => resolve({ seen, settled: performance.now() - started, drawn }))
        .graphData({
          nodes: graph.nodes.id.map((id, node) => ({ id, citers: graph.nodes.citers[node] })),
          links: graph.edges.from.map((from, edge) => ({
            source: graph.nodes.id[from]!,
            target: graph.nodes.id[graph.edges.to[edge]!]!,
          })),
        });
    }),
};
