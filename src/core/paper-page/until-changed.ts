/** Something costly to make that is good until something changes. */
export class UntilChanged<T> {
  #changes = 0;
  #made: T | undefined;

  /** What was made, or is being made, is of before. */
  change(): void {
    this.#changes++;
    this.#made = undefined;
  }

  /** Makes it where it is not there; what became old while it was made is given, and not kept. */
  async get(make: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.#made !== undefined) return this.#made;
    const changes = this.#changes;
    const made = await make();
    if (changes === this.#changes) this.#made = made;
    return made;
  }
}
