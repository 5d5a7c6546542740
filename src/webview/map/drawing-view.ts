/** What is to be seen, and the measures that the screen and a picture of it share. No DOM. */
import type { Looks } from './drawing-look';
import type { Scene } from './drawing-scene';
import type { TimeScale } from './time-axis';

/** All that is to be seen. */
export interface View {
  readonly scene: Scene;
  readonly sizes: Float32Array;
  readonly looks: Looks;
  /** Text beside each item. */
  readonly label: (item: number) => string;
  /** Items in the order in which they are to have their labels. */
  readonly order: readonly number[];
  readonly scale: TimeScale | undefined;
  readonly hovered: number | undefined;
}

export interface ItemLook {
  readonly color: string;
  readonly ring: number;
  readonly ringGap: number;
  readonly ringColor: string;
  readonly dotColor: string;
  readonly hidden: boolean;
  /** It stands back: its label is not written. */
  readonly dim: boolean;
  readonly layer: number;
}

export interface LineLook {
  readonly color: string;
  /** Pixels. */
  readonly width: number;
  readonly dashed: boolean;
  readonly hidden: boolean;
  readonly layer: number;
}

/** Pixels at the borders of the drawing that something of the page lies over. */
export interface Inset {
  readonly right: number;
  readonly bottom: number;
}

/** How much larger things are drawn where a unit of the map takes so many pixels: less than the map itself grows. */
export const growth = (pixels: number): number => (pixels < 1 ? pixels ** 0.6 : Math.sqrt(pixels));

export interface Extent {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** No disc has a smaller radius, in pixels: a paper is not to vanish when the map is seen from afar. */
export const LEAST_RADIUS = 1.3;
/** Pixels: of the head of an arrow, and of dashes and the gaps between. */
export const HEAD = { length: 7, half: 3 };
export const DASH = { length: 4, gap: 3 };
export const FONT_SIZE = 12;
/** Between a disc and its label. */
export const LABEL_OFFSET = 4;
/** Height of the strip with the years. */
export const AXIS_HEIGHT = 22;
/** Pixels that a year needs beside the next. */
export const YEAR_ROOM = 52;
export const NO_YEAR = 'no year';

/** A part of the map with room for the labels at the right, where they stand beside their discs, and for an inset. */
export function withRoom(
  { x, y }: Extent,
  { width, height }: { readonly width: number; readonly height: number },
  padding: number,
  { right, bottom }: Inset,
): Extent {
  const wide = x[1] + 0.09 * (x[1] - x[0]);
  const unit = Math.max(
    (wide - x[0]) / Math.max(1, width - 2 * padding - right),
    (y[1] - y[0]) / Math.max(1, height - 2 * padding - bottom),
  );
  return { x: [x[0], wide + right * unit], y: [y[0] - bottom * unit, y[1]] };
}
