/** The paper that a passage of a dump is of. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { holds, type Place } from '../place';

/** The work of the smallest account that the whole passage stands in, else of the page around it. */
export function paperOfPassage(library: Library, passage: Place): Work | undefined {
  const { file } = passage;
  const accounts = library
    .inFile(file)
    .flatMap((work) => work.records.map(({ place }) => ({ work, place })))
    .filter(({ place }) => place.file === file && holdsAll(place, passage))
    .sort((a, b) => lines(a.place) - lines(b.place));
  if (accounts[0]) return accounts[0].work;
  const pages = library
    .pagesIn(file)
    .filter(({ place }) => holdsAll(place, passage))
    .sort((a, b) => lines(a.place) - lines(b.place));
  return pages[0]?.work;
}

function holdsAll(place: Place, { line, column, endLine, endColumn }: Place): boolean {
  return holds(place, line, column) && holds(place, endLine, endColumn);
}

function lines({ line, endLine }: Place): number {
  return endLine - line;
}
