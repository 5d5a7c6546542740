import type { Node } from '../core/views/node';

/** What a command is called on: a row of a tree, a link of a card, a row of the picker. */
export type Target = Partial<
  Pick<Node, 'workId' | 'workIds' | 'decision' | 'target' | 'kind' | 'label' | 'text'>
> & {
  /** The reader stays where they are: no view takes the focus. */
  readonly quietly?: boolean;
};
