/** Gives the papers of a saved index their works again. */
import type { Work } from '../model';
import type { SavedSegment } from './savedIndex';
import type { SearchedLibrary } from './searchedLibrary';
import { Segment } from './segment';
import { signatureOf } from './signature';

/** Works looked at in one step. */
const STEP = 2_500;
/** How far ahead a paper is looked for in the order of the library, before all that are left are put in a table. */
const AHEAD = 8;

export interface Restored {
  readonly segments: Segment[];
  /** The works that no paper is of. */
  readonly others: Iterable<Work>;
}

/** What a segment is saved as: as it is now, whatever comes between two steps. */
export function* savingSegment(
  { index, living, works, deadPostings }: Segment,
  library: Pick<SearchedLibrary, 'digestOf'>,
): Generator<void, SavedSegment> {
  const kept = [...works];
  const dead = deadPostings?.slice() ?? new Uint32Array();
  const signatures = new Float64Array(kept.length);
  for (const [paper, work] of kept.entries()) {
    signatures[paper] = (work && signatureOf(library, work)) ?? Number.NaN;
    if (paper % STEP === STEP - 1) yield;
  }
  return { index, dead: index.papers - living, signatures, deadPostings: dead };
}

/**
 * Whatever the library was when the index was saved, the result is right: papers that no work has are dead, and
 * works that no paper is of are left over.
 */
export function* restoring(
  saved: readonly SavedSegment[],
  library: Pick<SearchedLibrary, 'digestOf' | 'byCitekey'>,
  works: readonly Work[],
): Generator<number, Restored> {
  const found = saved.map(({ index }) => new Array<Work | undefined>(index.papers).fill(undefined));
  const left: { readonly work: Work; readonly signature: number }[] = [];
  const others: Work[] = [];
  // Most are in the first segment, in the order of the library.
  const first = saved[0]?.signatures ?? new Float64Array();
  let next = 0;
  for (const [i, work] of works.entries()) {
    if (i % STEP === STEP - 1) yield (i / works.length) * 0.8;
    // Gone meanwhile: by what its file says now it might be taken for another.
    if (library.byCitekey(work.citekey) !== work) continue;
    const signature = signatureOf(library, work);
    if (signature === undefined) {
      others.push(work);
      continue;
    }
    let at = next;
    while (at < first.length && at < next + AHEAD && first[at] !== signature) at++;
    if (first[at] !== signature) left.push({ work, signature });
    else {
      found[0]![at] = work;
      next = at + 1;
    }
  }
  const table = left.length > 0 ? tableOf(saved, found) : new Map<number, readonly [number, number]>();
  for (const { work, signature } of left) {
    const place = table.get(signature);
    if (place && !found[place[0]]![place[1]]) found[place[0]]![place[1]] = work;
    else others.push(work);
  }
  yield 0.9;
  const segments: Segment[] = [];
  for (const [i, { index, dead, deadPostings }] of saved.entries()) {
    const segment = new Segment(index, found[i]!, deadPostings.length > 0 ? deadPostings.slice() : undefined);
    // Nothing that was dead has come to life: its signature is no number.
    if (segment.living !== index.papers - dead) {
      for (const _ of segment.counting()) yield 0.9;
    }
    segments.push(segment);
    yield 0.9;
  }
  return { segments, others };
}

/** Where each paper is that has not found its work. */
function tableOf(
  saved: readonly SavedSegment[],
  found: readonly (readonly (Work | undefined)[])[],
): Map<number, readonly [segment: number, paper: number]> {
  const table = new Map<number, readonly [number, number]>();
  for (const [segment, { signatures }] of saved.entries()) {
    for (const [paper, signature] of signatures.entries()) {
      if (!found[segment]![paper] && !Number.isNaN(signature)) table.set(signature, [segment, paper]);
    }
  }
  return table;
}
