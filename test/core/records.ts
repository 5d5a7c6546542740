/** Records and files for tests of merging: say only what the test is about. */
import { asIdentifier } from '../../src/core/identifiers';
import type { CitationRow, PaperRecord, Parsed } from '../../src/core/model';
import { parseName } from '../../src/core/names';
import { placeInLine } from '../../src/core/place';

export interface RecordSketch {
  readonly title: string;
  readonly file?: string;
  readonly line?: number;
  readonly part?: PaperRecord['part'];
  readonly pending?: boolean;
  /** `Zelin Tan; Hejia Geng`, with ` et al.` at the end of a list that breaks off. */
  readonly authors?: string;
  readonly year?: number;
  readonly ids?: readonly string[];
  readonly abstract?: string;
  readonly summary?: string;
}

export function makeRecord(sketch: RecordSketch): PaperRecord {
  const file = sketch.file ?? 'a.txt';
  const line = sketch.line ?? 0;
  const place = placeInLine(file, line, 0, sketch.title.length);
  const names = sketch.authors?.replace(/ et al\.$/, '').split('; ') ?? [];
  return {
    source: 'test',
    place,
    part: sketch.part ?? 'page',
    title: { text: sketch.title, place },
    ...(sketch.pending && { titlePending: true }),
    authors: names.map(parseName),
    authorsComplete: !(sketch.authors ?? ' et al.').endsWith(' et al.'),
    ...(sketch.year !== undefined && { date: { year: sketch.year } }),
    identifiers: (sketch.ids ?? []).map((id) => {
      const found = asIdentifier(id);
      if (!found) throw new Error(`${id} is no identifier`);
      return found.identifier;
    }),
    categories: [],
    ...(sketch.abstract !== undefined && { abstract: { text: sketch.abstract, place } }),
    ...(sketch.summary !== undefined && { summary: { text: sketch.summary, place } }),
  };
}

/** The files of these records, with `rows` saying which of the records cites which. */
export function makeFiles(
  records: readonly PaperRecord[],
  rows: readonly (readonly [citing: PaperRecord, cited: PaperRecord, says?: Partial<CitationRow>])[] = [],
): Parsed[] {
  const files = new Map<string, PaperRecord[]>();
  for (const record of records)
    files.set(record.place.file, [...(files.get(record.place.file) ?? []), record]);
  return [...files].map(([file, ours]) => ({
    file,
    pages: [{ source: 'test', place: ours[0]!.place, about: 0 }],
    records: ours,
    citations: rows
      .filter(([citing, cited]) => ours.includes(citing) && ours.includes(cited))
      .map(([citing, cited, says]) => ({
        citing: ours.indexOf(citing),
        cited: ours.indexOf(cited),
        representative: false,
        place: citing.place,
        ...says,
      })),
    problems: [],
  }));
}
