/** What the library knows of a key, looked up once and not for each rule, citation and keystroke. */
import { isKeyOf } from '../library/citekeys';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { otherClaimants } from './claims';

export class Standing {
  /** The work that the key leads to. */
  readonly work: Work | undefined;
  /** The work has other keys by now, and no entry of a bibliography has this one. */
  readonly isFormer: boolean;
  readonly #library: Library;
  readonly #key: string;
  #others: readonly Work[] | undefined;

  constructor(library: Library, key: string) {
    this.work = library.byCitekey(key);
    this.isFormer = this.work !== undefined && !isKeyOf(this.work, key);
    this.#library = library;
    this.#key = key;
  }

  /** See `otherClaimants`. */
  get others(): readonly Work[] {
    this.#others ??= otherClaimants(this.#library, this.#key);
    return this.#others;
  }
}

/** The list of works is another one after each change. */
const known = new WeakMap<readonly Work[], Map<string, Standing>>();

/** Answers for each key what the library knows of it now. */
export function standings(library: Library): (key: string) => Standing {
  const { works } = library;
  const found = known.get(works) ?? new Map<string, Standing>();
  known.set(works, found);
  return (key) => {
    let standing = found.get(key);
    if (!standing) {
      standing = new Standing(library, key);
      found.set(key, standing);
    }
    return standing;
  };
}
