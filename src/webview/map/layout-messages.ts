/** What the map and its worker say to each other. Both are ours and of one build: no schema stands between them. */
import type { LayoutInput, Positions } from './layout-input';

export type ToWorker =
  /** Lays out; what is being laid out is given up. */
  | { readonly type: 'layOut'; readonly run: number; readonly input: LayoutInput; readonly live: boolean }
  /** What was told last is on the screen: the next may come. */
  | { readonly type: 'drawn' }
  /** Gives up what is being laid out. */
  | { readonly type: 'stop' }
  /** Groups nodes by community. */
  | {
      readonly type: 'group';
      readonly run: number;
      readonly count: number;
      readonly from: Int32Array;
      readonly to: Int32Array;
    };

export type FromWorker =
  | {
      readonly type: 'positions';
      readonly run: number;
      readonly positions: Positions;
      readonly settled: boolean;
    }
  /** The nodes of each group one after the other, and where each group ends. */
  | {
      readonly type: 'groups';
      readonly run: number;
      readonly members: Int32Array;
      readonly ends: Int32Array;
      readonly hasRest: boolean;
    };
