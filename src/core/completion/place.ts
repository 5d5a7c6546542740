/** What can be completed at a caret. */
import type { Span } from '../place';

/** A citekey, or the words of a paper whose citekey is wanted. */
export interface KeyPlace {
  readonly kind: 'key';
  /** As typed, without what marks a key: `tan scal`. */
  readonly typed: string;
  /** What the key replaces, on one line; it holds the caret. */
  readonly span: Span;
  /** Keys of the other items of the cluster. */
  readonly others: ReadonlySet<string>;
  /** What is written for a key in place of the span; undefined for one that cannot be written there. */
  readonly write: (key: string) => string | undefined;
  /** Words in running text, which may be no words of a paper: to be offered what has all of them, or nothing. */
  readonly inProse?: true;
}

/** The label of a locator: `[@a, p|`. */
export interface LocatorPlace {
  readonly kind: 'locator';
  /** As typed: `p`. */
  readonly typed: string;
  readonly span: Span;
}

export type CompletionPlace = KeyPlace | LocatorPlace;

/** What stands at a caret and may be a key: to be held against how the note is read with a key in its place. */
export interface Candidate {
  readonly typed: string;
  /** How many characters before the caret are replaced. */
  readonly back: number;
  /** How many behind it. */
  readonly forth: number;
  /** The key of the trial, and what is put around it: `@`, the bracket that is still to be typed. */
  readonly before: string;
  readonly trial: string;
  readonly after: string;
  readonly write: KeyPlace['write'];
  readonly inProse?: true;
}

/** A text that is looked at, cut at the caret. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** The key characters at the beginning of a text, those left out that end a sentence. */
function keyTail(text: string): string {
  return /^(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*/u.exec(text)![0];
}

/** A key that begins as the reader's does, so that `@fig-` is tried as the cross-reference that it is. */
function trialKey(typed: string): string {
  return `${/^\S*/.exec(typed)![0]}x`;
}

/** A candidate whose words are replaced, with the rest of the key when the caret stands within one. */
export function replacing(typed: string, after: string, tail = keyTail(after)) {
  return {
    typed,
    back: typed.length,
    forth: typed === '' ? 0 : tail.length,
    before: '',
    trial: trialKey(typed),
    after: '',
  };
}
