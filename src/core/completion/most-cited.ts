/** The papers of a library with most citers, kept up at the cost of what changes. */
import type { LibraryDelta } from '../library/library';
import type { Work } from '../model';

/** So many are kept; when fewer than a quarter of them are left, the library is looked through again. */
const KEPT = 200;

export class MostCited {
  /** All that come before `#last`, which was the last of the best when the library was looked through. */
  #best: Work[] | undefined;
  #last: Standing | undefined;
  readonly #lookThrough: (limit: number) => readonly Work[];

  /** `lookThrough` gives the best of the whole library, best first. */
  constructor(lookThrough: (limit: number) => readonly Work[]) {
    this.#lookThrough = lookThrough;
  }

  /** Best first: the most cited, then the newest, then by citekey. */
  best(): readonly Work[] {
    if (!this.#best) {
      this.#best = [...this.#lookThrough(KEPT)];
      // With fewer there is none that is not here.
      this.#last = this.#best.length < KEPT ? undefined : standing(this.#best.at(-1)!);
    }
    return this.#best;
  }

  /** Takes what changed in the library. */
  note({ added, removed, relinked }: LibraryDelta): void {
    if (!this.#best) return;
    const gone = new Set([...removed, ...relinked]);
    const kept = this.#best.filter((work) => !gone.has(work));
    const came = [...added, ...relinked].filter(
      (work) => !this.#last || compare(standing(work), this.#last) <= 0,
    );
    this.#best = [...kept, ...came]
      .map((work) => [work, standing(work)] as const)
      .sort(([, a], [, b]) => compare(a, b))
      .map(([work]) => work);
    if (this.#best.length > 2 * KEPT) {
      this.#best.length = KEPT;
      this.#last = standing(this.#best.at(-1)!);
    } else if (this.#last && this.#best.length < KEPT / 4) {
      this.#best = undefined;
    }
  }
}

interface Standing {
  readonly citers: number;
  readonly year: number;
  readonly citekey: string;
}

/** As it is now: the citers of a work are always those of now, but `#last` is a bound that must not move. */
function standing({ citers, item, citekey }: Work): Standing {
  return { citers: citers.length, year: item.issued?.year ?? 0, citekey };
}

function compare(a: Standing, b: Standing): number {
  return (
    b.citers - a.citers || b.year - a.year || (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0)
  );
}
