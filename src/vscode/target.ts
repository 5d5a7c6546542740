import type { EditFix, Fix } from '../core/checks/problem';
import type { FileId } from '../core/place';
import type { Node } from '../core/views/node';

/** What a command is called on: a row of a tree, a link of a card, a row of the picker, a fix of a problem. */
export type Target = Partial<
  Pick<Node, 'workId' | 'workIds' | 'decision' | 'target' | 'kind' | 'label' | 'text' | 'opens'>
> & {
  /** A key was pressed here. */
  readonly at?: 'papers' | 'cursor';
  /** The reader stays where they are: no view takes the focus. */
  readonly quietly?: boolean;
  /** What is to be done about a problem in `note`. */
  readonly fix?: Exclude<Fix, EditFix>;
  readonly note?: FileId;
  /** The key by which `note` cites the paper now. */
  readonly key?: string;
  /** What a key, say, is bound to: which annotations, in which form, into which file below the first folder. */
  readonly filter?: string;
  readonly form?: string;
  readonly to?: string;
  /** Files below the first folder. */
  readonly from?: readonly string[];
};
