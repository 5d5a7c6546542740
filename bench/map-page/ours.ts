/** The map's own engine, without the page around it. */
import type { MapGraph } from '../../src/core/map/model';
import { MapEngine } from '../../src/webview/map/engine';
import { Frames } from './frames';

const nothing = () => {};

globalThis.mapBench = {
  frames: new Frames(),
  show: (graph) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      let seen = 0;
      const engine: MapEngine = new MapEngine(
        document.getElementById('map')!,
        { workerUrl: 'layout-worker.js', reducedMotion: false },
        {
          hover: nothing,
          click: nothing,
          doubleClick: nothing,
          clickCluster: nothing,
          hoverCluster: nothing,
          background: nothing,
          contextMenu: nothing,
          moved: nothing,
          camera: nothing,
          changed: () => {
            seen ||= performance.now() - started;
          },
          restored: nothing,
          failed: (_, reason) => reject(new Error(reason)),
          laidOut: (running) => {
            const drawn = engine.clusters().length || (graph as MapGraph).nodes.id.length;
            if (!running && seen > 0) resolve({ seen, settled: performance.now() - started, drawn });
          },
        },
      );
      engine.show(graph as MapGraph);
    }),
};
