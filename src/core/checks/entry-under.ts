/** The entry of a paper in the bibliographies of a note, under whatever key it is there. */
import { identifierKey } from '../identifiers';
import type { Library } from '../library/library';
import type { Work } from '../model';
import type { BibliographyFile } from './bibliography-file';

export interface EntryUnder {
  readonly file: BibliographyFile;
  readonly key: string;
}

/**
 * An entry that the library takes for the same paper, or that has an identifier of it. Bibliographies of the library are
 * part of it; others, of another folder, are read once for what they name.
 */
export function entryUnder(
  { records, identifiers }: Work,
  files: readonly BibliographyFile[],
  library: Pick<Library, 'inFile'>,
): EntryUnder | undefined {
  for (const file of files) {
    const own = records.find(
      ({ citekey, place }) => place.file === file.file && citekey !== undefined && file.keys.has(citekey),
    );
    if (own?.citekey !== undefined) return { file, key: own.citekey };
    // A library that has read the file tells apart what shares an identifier and is none the less another paper.
    if (library.inFile(file.file).length > 0) continue;
    const key = identifiers.map((each) => file.identified().get(identifierKey(each))).find(Boolean);
    if (key !== undefined) return { file, key };
  }
  return undefined;
}
