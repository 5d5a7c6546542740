/** What a reading of a note's blocks keeps from line to line. */
import type { Span } from '../place';
import type { Container } from './containers';

/** What is done with the lines of a paragraph or heading, each without the marks of its containers and its line end. */
export type EmitBlock = (lines: readonly Span[]) => void;

export type Leaf =
  | { readonly kind: 'paragraph'; readonly lines: Span[] }
  | { readonly kind: 'fence'; readonly char: string; readonly length: number }
  | { readonly kind: 'html'; readonly end?: RegExp }
  | { readonly kind: 'code' }
  | { readonly kind: 'math' };

export interface BlockState {
  /** Text may be added at its end between two lines. */
  text: string;
  readonly containers: Container[];
  leaf: Leaf | undefined;
  /** Fences of the MyST directives that are open. */
  readonly directives: Fence[];
  readonly emit: EmitBlock;
  readonly hasMathEnd: (from: number) => boolean;
}

export interface Fence {
  readonly char: string;
  readonly length: number;
}

/** What is open at the beginning of a line; of an open paragraph only that it is. Plain data. */
export interface Checkpoint {
  readonly containers: readonly Container[];
  readonly leaf: Leaf | undefined;
  readonly directives: readonly Fence[];
}

export const TOP_LEVEL: Checkpoint = { containers: [], leaf: undefined, directives: [] };

export function checkpointOf({ containers, leaf, directives }: BlockState): Checkpoint {
  return {
    containers: containers.map((container) => ({ ...container })),
    leaf: leaf?.kind === 'paragraph' ? { kind: 'paragraph', lines: [] } : leaf,
    directives: [...directives],
  };
}

export function isSameCheckpoint(a: Checkpoint, b: Checkpoint): boolean {
  return a === b || describe(a) === describe(b);
}

function describe(checkpoint: Checkpoint): string {
  return JSON.stringify(checkpoint, (_, value: unknown) => (value instanceof RegExp ? value.source : value));
}
