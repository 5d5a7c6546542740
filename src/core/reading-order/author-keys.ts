/** Authors by the names that lists print: whole given names keep namesakes apart, an initial is joined where it can be. */
import { toPerson } from '../library/people';
import type { Name } from '../model';

/** `lightman hunter`; `lightman h` where only the initial is printed. Empty where no letter of the family name is. */
export function authorKey(name: Name): string {
  const { family, given } = toPerson(name);
  return family === '' ? '' : `${family} ${given}`;
}

/** Which keys are one author among the lists that are learnt from. */
export class AuthorKeys {
  /** By the key with the initial, the only whole name that it may be short for; null where there are several. */
  readonly #wholes = new Map<string, string | null>();

  constructor(keys: Iterable<string>) {
    for (const key of keys) {
      const short = withInitial(key);
      if (short === key) continue;
      const other = this.#wholes.get(short);
      this.#wholes.set(short, other === undefined || other === key ? key : null);
    }
  }

  /**
   * The key that the author has among those lists: of `H. Lightman` the whole name where one alone begins so, of a
   * whole name the initial where no list prints more.
   */
  of(key: string): string {
    const short = withInitial(key);
    const whole = this.#wholes.get(short);
    if (key === short) return whole ?? key;
    return whole === undefined ? short : key;
  }
}

/** The space stands between the family name, which has none, and the given one. */
function withInitial(key: string): string {
  return key.slice(0, key.indexOf(' ') + 2);
}
