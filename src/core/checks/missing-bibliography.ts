/** Names of bibliographies that lead to no file, and the files that may be meant. */
import type { Library } from '../library/library';
import type { FileId } from '../place';
import { fileName } from '../views/describe';
import type { MissingBibliography } from './bibliographies';
import { distanceWithin } from './nearest-keys';
import type { CheckedNote } from './note';
import { editFix, type Fix, type Found } from './problem';

export function missingBibliographies(note: CheckedNote): Found[] {
  return note.bibliography.missing.map((missing) => {
    const cited = [...new Set(note.cited.flatMap(({ item, work }) => (work ? [item.key] : [])))];
    const keys = cited.filter((key) => !note.hasEntry(key));
    const { file } = missing;
    const isPart = keys.length < cited.length;
    const title = `Make ${fileName(file)} with the papers cited here${isPart ? ' that are in no other' : ''}`;
    const found = notThere(missing, note.file, note.library, () =>
      keys.length === 0 ? [] : [{ kind: 'add', title, keys, file }],
    );
    if (!isPart || keys.length > 0) return found;
    const message = `There is no file ${missing.name}, and every paper cited here has its entry without it. Correct the name, or take it out.`;
    return { ...found, message };
  });
}

/** `from` is the file that has the name, `others` are fixes besides another name. */
export function notThere(
  { name, span, file }: MissingBibliography,
  from: FileId,
  library: Library,
  others: () => readonly Fix[] = () => [],
): Found {
  return {
    rule: 'missing-bibliography',
    span,
    message: `There is no file ${name}. Correct the name, or make the bibliography.`,
    fixes: () => [
      ...likeFiles(file, library).map((like) => {
        const newText = relativeName(from, like);
        return editFix(`Change to ${newText}`, { ...span, newText });
      }),
      ...others(),
    ],
  };
}

/** Bibliographies of this name in other folders, or nearly of this name, the nearest first. */
function likeFiles(file: FileId, { pages }: Library): FileId[] {
  const wanted = fileName(file);
  const files = new Set(pages.map(({ place }) => place.file));
  files.delete(file);
  return [...files]
    .filter((each) => /\.(?:bib|bibtex|json|ya?ml|ris)$/i.test(each))
    .map((each) => ({ each, far: distanceWithin(fileName(each), wanted, 2) }))
    .filter(({ far }) => far !== undefined)
    .sort((a, b) => a.far! - b.far! || (a.each < b.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each);
}

/** The way from a file to another, as people write it: `../refs.bib`. */
export function relativeName(from: FileId, to: FileId): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < a.length && shared < b.length - 1 && a[shared] === b[shared]) shared++;
  const way = [...a.slice(shared).map(() => '..'), ...b.slice(shared)].join('/');
  if (!to.includes('://')) return way;
  try {
    return decodeURIComponent(way);
  } catch {
    return way;
  }
}
