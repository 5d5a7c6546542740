/** What a paper's key becomes, and what has it. */
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';

/** A paper's keys and the one that takes their place. */
export interface KeyChange {
  /** The key the paper has and those it had: notes use any of them. */
  readonly from: ReadonlySet<string>;
  readonly to: string;
}

/** An entry of a bibliography, with what renames it. */
export interface Entry {
  readonly key: string;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** Whether a key is to be replaced. */
export function isOld({ from, to }: KeyChange, key: string): boolean {
  return key !== to && from.has(key);
}
