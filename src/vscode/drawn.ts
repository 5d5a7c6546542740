/** What a view has drawn, to draw nothing again that is as it was. */
export class Drawn {
  #inNotes: ReadonlySet<string> | undefined;

  /** What the library says of it is another now. */
  outdate(): void {
    this.#inNotes = undefined;
  }

  /** It is drawn as the library has it, beside what notes cite. */
  set(inNotes: ReadonlySet<string>): void {
    this.#inNotes = inNotes;
  }

  /** Nothing is to be drawn where notes cite this. */
  isWith(inNotes: ReadonlySet<string>): boolean {
    const drawn = this.#inNotes;
    if (drawn === undefined || drawn.size !== inNotes.size) return false;
    for (const key of inNotes) if (!drawn.has(key)) return false;
    return true;
  }
}
