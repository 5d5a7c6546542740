/** Works and libraries for tests, without pages: say only what the test is about. */
import { asIdentifier, identifierKey } from '../../src/core/identifiers';
import type { Library } from '../../src/core/library/library';
import type { Citation, CitedBy, Identifier, Marks, PaperRecord, Work } from '../../src/core/model';
import { parseName } from '../../src/core/names';
import type { Place } from '../../src/core/place';
import { readable, titleKey } from '../../src/core/prose';

export interface WorkSketch {
  readonly title: string;
  /** `Zelin Tan; Hejia Geng`. */
  readonly authors?: string;
  readonly year?: number;
  readonly citekey?: string;
  /** `2509.25300`, `10.1000/x`, `pith:ABCDEFGH`. */
  readonly ids?: readonly string[];
  readonly abstract?: string;
  readonly summary?: string;
  readonly categories?: readonly string[];
  readonly source?: string;
  readonly file?: string;
  readonly withdrawn?: boolean;
  readonly hub?: boolean;
  readonly keywords?: readonly string[];
  readonly marks?: Partial<Marks>;
}

export function makeWork(sketch: WorkSketch): Work {
  const title = readable(sketch.title);
  const identifiers = (sketch.ids ?? []).map(identifier);
  const author = (sketch.authors ?? '')
    .split(';')
    .filter((name) => name.trim() !== '')
    .map(parseName);
  const issued = sketch.year === undefined ? undefined : { year: sketch.year };
  const place: Place = { file: sketch.file ?? 'test.txt', line: 0, column: 0, endLine: 0, endColumn: 0 };
  const record: PaperRecord = {
    source: sketch.source ?? 'test',
    place,
    part: 'page',
    title: { text: sketch.title, place },
    authors: author,
    authorsComplete: true,
    ...(issued && { date: issued }),
    identifiers,
    categories: sketch.categories ?? [],
    ...(sketch.abstract !== undefined && { abstract: { text: sketch.abstract, place } }),
    ...(sketch.summary !== undefined && { summary: { text: sketch.summary, place } }),
  };
  const citedBy: CitedBy[] = sketch.hub ? [{ hub: true, facets: [], filtered: false }] : [];
  return {
    id: identifiers[0] ? identifierKey(identifiers[0]) : `title:${titleKey(sketch.title)}`,
    citekey: sketch.citekey ?? titleKey(sketch.title).slice(0, 24),
    aliases: [],
    item: { type: 'article', title: sketch.title, author, ...(issued && { issued }) },
    title,
    titlePending: false,
    authorsComplete: true,
    identifiers,
    categories: record.categories,
    versions: [],
    withdrawn: sketch.withdrawn ?? false,
    abstracts: record.abstract ? [{ text: record.abstract.text, records: [record] }] : [],
    summaries: record.summary ? [record.summary] : [],
    keywords: sketch.keywords ?? [],
    changes: [],
    marks: { tags: [], notes: [], threads: [], ...sketch.marks },
    machineTexts: [],
    citationCounts: [],
    records: [record],
    citedBy,
    citers: [],
    cites: [],
  };
}

/** What a citation says beside its two ends, which are citekeys. */
export type CitationSketch = readonly [
  citing: string,
  cited: string,
  says?: Partial<Pick<Citation, 'role' | 'polarity' | 'verdict' | 'representative'>>,
];

/** The library of these works, the citations joined to them. */
export function makeLibrary(works: readonly Work[], sketches: readonly CitationSketch[] = []): Library {
  const byKey = new Map(works.map((work) => [work.citekey, work]));
  const citations = sketches.map(([from, to, says]): Citation => {
    const citing = byKey.get(from);
    const cited = byKey.get(to);
    if (!citing || !cited) throw new Error(`No work has the citekey ${citing ? to : from}.`);
    const place = citing.records[0]!.place;
    const citation: Citation = {
      citing,
      cited,
      representative: false,
      ...says,
      places: [place],
      evidence: [],
    };
    (citing.cites as Citation[]).push(citation);
    (cited.citers as Citation[]).push(citation);
    return citation;
  });
  const ordered = [...works].sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
  return fixedLibrary(ordered, citations);
}

/** A library that never changes. */
function fixedLibrary(works: readonly Work[], citations: readonly Citation[]): Library {
  const keysOf = ({ identifiers }: Work) => identifiers.map(identifierKey);
  const inFile = (file: string) =>
    works.filter(({ records }) => records.some(({ place }) => place.file === file));
  return {
    size: works.length,
    works,
    citations,
    pages: [],
    problems: [],
    notRead: [],
    onDidChange: () => () => undefined,
    byId: (id) => works.find((work) => work.id === id),
    byCitekey: (key) =>
      works.find(({ citekey }) => citekey === key) ?? works.find(({ aliases }) => aliases.includes(key)),
    byIdentifier: (identifier) => works.findLast((work) => keysOf(work).includes(identifierKey(identifier))),
    byTitle: (title) => works.filter((work) => titleKey(work.title) === titleKey(title)),
    named: (paper) =>
      works.find((work) =>
        [...keysOf(work), `title:${titleKey(work.title)}`].some((name) => paper.includes(name)),
      ),
    workOf: (record) => works.find(({ records }) => records.includes(record)),
    inFile,
    pagesIn: () => [],
    problemsIn: () => [],
    dumpNamed: () => undefined,
    digestOf: () => undefined,
  };
}

function identifier(text: string): Identifier {
  const found = asIdentifier(text);
  if (!found) throw new Error(`"${text}" is no identifier.`);
  return found.identifier;
}
