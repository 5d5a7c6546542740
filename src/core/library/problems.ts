/** What is wrong with the files of a library, by file. */
import type { NotRead, Parsed, Problem } from '../model';
import type { FileId, Place } from '../place';
import { CONTRADICTED, type Decision } from './decisions';
import { compareText } from './record-keys';

export class Problems {
  readonly #files = new Map<FileId, Parsed>();
  readonly #changed = new Set<FileId>();
  /** What is wrong with the files of the reader's own word. */
  #kept: readonly Problem[] = [];
  #undone: readonly Problem[] = [];
  /** Made for who asks, until the next change. */
  #notRead: readonly NotRead[] | undefined;

  add(parsed: Parsed): void {
    if (parsed.problems.length === 0 && parsed.notRead === undefined) return;
    this.#files.set(parsed.file, parsed);
    this.#touch(parsed.file);
  }

  delete({ file }: Parsed): void {
    if (this.#files.delete(file)) this.#touch(file);
  }

  keep(problems: readonly Problem[]): void {
    for (const { place } of [...this.#kept, ...problems]) this.#changed.add(place.file);
    this.#kept = problems;
  }

  /** The decisions that are not carried out, as problems of the lines they stand in. */
  leaveUndone(places: readonly Place[]): void {
    const isTold = (place: Place) =>
      this.#kept.some(({ place: { file, line }, message }) => {
        return file === place.file && line === place.line && message === CONTRADICTED;
      });
    const untold = places.filter((place) => !isTold(place));
    const isSame =
      this.#undone.length === untold.length && this.#undone.every(({ place }, n) => place === untold[n]);
    if (isSame) return;
    const undone = untold.map((place) => ({
      place,
      severity: 'warning' as const,
      code: 'decisions-line',
      message: CONTRADICTED,
    }));
    for (const { place } of [...this.#undone, ...undone]) this.#changed.add(place.file);
    this.#undone = undone;
  }

  /** The files whose problems changed since this was asked last. */
  takeChanged(): ReadonlySet<FileId> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  get all(): readonly Problem[] {
    return [...this.#kept, ...this.#undone, ...this.#inOrder().flatMap(({ problems }) => problems)];
  }

  in(file: FileId): readonly Problem[] {
    const kept = [...this.#kept, ...this.#undone].filter(({ place }) => place.file === file);
    return [...kept, ...(this.#files.get(file)?.problems ?? [])];
  }

  get notRead(): readonly NotRead[] {
    this.#notRead ??= this.#inOrder().flatMap(({ file, notRead: reason }) =>
      reason === undefined ? [] : [{ file, reason }],
    );
    return this.#notRead;
  }

  #touch(file: FileId): void {
    this.#changed.add(file);
    this.#notRead = undefined;
  }

  #inOrder(): Parsed[] {
    return [...this.#files.values()].sort((a, b) => compareText(a.file, b.file));
  }
}

/** Where those decisions stand of which one says the contrary of another. */
export function placesOf(
  decisions: Iterable<Decision>,
  placeOf: (decision: Decision) => Place | undefined,
): Place[] {
  return [...decisions].map(placeOf).filter((place) => place !== undefined);
}
