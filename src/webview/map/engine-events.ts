/** What the map's engine is given, and what it tells. */
import type { MapCamera } from './drawing-camera';
import type { Point } from './drawing-find';
import type { PointerEvents } from './drawing-pointer';
import type { Scene } from './drawing-scene';
import type { Inset } from './drawing-view';

export interface EngineOptions {
  /** Where the layout's worker is to be fetched from. */
  readonly workerUrl: string;
  /** Nothing moves but by the reader's hand. */
  readonly reducedMotion: boolean;
  /** More papers than this are clustered. */
  readonly clusterAbove?: number;
  /** What the page's own controls cover: no label is written there, and all of the map is seen beside it. */
  readonly inset?: Inset;
}

export interface EngineEvents {
  hover(node: number | undefined): void;
  /** `add`: Ctrl, Cmd or Shift was held. */
  click(node: number, keys: { readonly add: boolean }): void;
  doubleClick(node: number): void;
  /** The engine does not open it by itself. */
  clickCluster(cluster: number): void;
  hoverCluster(cluster: number | undefined): void;
  /** A click on nothing. */
  background(): void;
  /** In client coordinates. */
  contextMenu(node: number | undefined, at: Point): void;
  /** Dragged and put down: it is pinned there. */
  moved(node: number): void;
  /** A layout begins (true), or has settled. */
  laidOut(running: boolean): void;
  /** What is drawn changed: read the clusters anew. */
  changed(): void;
  /** Panned or zoomed. */
  camera(): void;
  /** It cannot be drawn (once for each loss), or not be laid out; why, for the log. */
  failed(what: 'drawing' | 'layout', reason: string): void;
  /** It can be drawn again, and is. */
  restored(): void;
}

/** What was kept of a map. */
export interface Kept {
  /** By ids of the papers. Those with a place stay there, the others are laid out around them. */
  readonly positions?: ReadonlyMap<string, readonly [number, number]> | undefined;
  readonly pinned?: Iterable<string> | undefined;
  readonly camera?: MapCamera | undefined;
  readonly timeAxis?: boolean | undefined;
}

/** What the engine does by itself when the pointer does something. */
interface Own {
  scene(): Scene | undefined;
  hover(node: number | undefined): void;
  put(item: number, x: number, y: number): void;
  pin(node: number): void;
}

/** What the pointer does to items, told by papers and clusters. */
export function pointerEvents(events: EngineEvents, own: Own): PointerEvents {
  const of = (item: number | undefined) => {
    const scene = own.scene();
    const [paper, cluster] =
      item === undefined || !scene ? [-1, -1] : [scene.paper[item]!, scene.cluster[item]!];
    return { paper: paper === -1 ? undefined : paper, cluster: cluster === -1 ? undefined : cluster };
  };
  return {
    hover: (item) => {
      const { paper, cluster } = of(item);
      own.hover(paper);
      events.hover(paper);
      events.hoverCluster(cluster);
    },
    click: (item, keys) => {
      const { paper, cluster } = of(item);
      if (paper !== undefined) events.click(paper, keys);
      else if (cluster !== undefined) events.clickCluster(cluster);
      else events.background();
    },
    doubleClick: (item) => {
      const { paper } = of(item);
      if (paper !== undefined) events.doubleClick(paper);
    },
    contextMenu: (item, at) => events.contextMenu(of(item).paper, at),
    drag: (item, x, y) => own.put(item, x, y),
    drop: (item) => {
      const { paper } = of(item);
      if (paper === undefined) return;
      own.pin(paper);
      events.moved(paper);
    },
  };
}
