/** A paper's keys and the one that takes their place. */
export interface KeyChange {
  /** The key the paper has and those it had: notes use any of them. */
  readonly from: ReadonlySet<string>;
  readonly to: string;
}

/** Whether a key is to be replaced. */
export function isOld({ from, to }: KeyChange, key: string): boolean {
  return key !== to && from.has(key);
}
