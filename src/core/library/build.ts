/** Makes the library from what was read: records to works, rows to citations. */
import type {
  Citation,
  CitationCount,
  CitationRow,
  CitedBy,
  NotRead,
  PageChange,
  PaperRecord,
  Parsed,
  Problem,
  Work,
} from '../model';
import type { Place } from '../place';
import { assignCitekeys } from './citekeys';
import { CONTRADICTED, type Decision } from './decisions';
import { changesAmong, type PageInFile } from './history';
import { compareText, groupByPaper, identityKeys } from './identity';
import { Library, type LibraryPage } from './library';
import { mergeRecords } from './merge';
import type { Pin } from './pins';

/** The reader's own word, which wins over what is made of the pages. */
export interface Kept {
  readonly pins?: readonly Pin[];
  readonly decisions?: readonly Decision[];
  /** Where a decision stands. */
  readonly placeOf?: (decision: Decision) => Place | undefined;
  /** How pages changed that were saved again. */
  readonly history?: readonly PageChange[];
  /** What is wrong with the files in which it is kept. */
  readonly problems?: readonly Problem[];
}

/** The library of these files. The order of the files makes no difference. */
export function buildLibrary(
  files: readonly Parsed[],
  { pins = [], decisions = [], placeOf, history = [], problems: keptProblems = [] }: Kept = {},
): Library {
  const ordered = [...files].sort((a, b) => compareText(a.file, b.file));
  const undone: Decision[] = [];
  const merged = distinct(
    groupByPaper(
      ordered.flatMap((parsed) => parsed.records),
      decisions,
      undone,
    )
      // What was looked up for a paper whose pages are gone waits for them.
      .filter((records) => records.some(({ accepted }) => !accepted))
      .map(mergeRecords),
  );
  const citekeys = assignCitekeys(merged, pins);
  const works: DraftWork[] = merged
    .map((work) => ({
      ...work,
      ...citekeys.get(work.id)!,
      citationCounts: [...work.citationCounts],
      changes: [],
      citers: [],
      cites: [],
      citedBy: [],
    }))
    .sort((a, b) => compareText(a.citekey, b.citekey));
  const workOf = new Map<PaperRecord, DraftWork>();
  for (const work of works) for (const record of work.records) workOf.set(record, work);

  const citations = new Map<string, DraftCitation>();
  const pages: LibraryPage[] = [];
  const problems: Problem[] = [...keptProblems];
  for (const place of undone.map((decision) => placeOf?.(decision)))
    if (place) problems.push({ place, severity: 'warning', code: 'decisions-line', message: CONTRADICTED });
  const notRead: NotRead[] = [];
  const dated = new Map<string, DatedPage[]>();
  for (const parsed of ordered) {
    problems.push(...parsed.problems);
    if (parsed.notRead !== undefined) notRead.push({ file: parsed.file, reason: parsed.notRead });
    for (const page of parsed.pages) {
      const about = page.about === undefined ? undefined : parsed.records[page.about];
      const work = about && workOf.get(about);
      pages.push({ ...page, ...(work && { work }) });
      if (work && page.saved) addPage(dated, `${work.id} ${page.source}`, { parsed, page, work });
      if (!work || !page.citedBy) continue;
      work.citedBy.push(page.citedBy);
      const { count } = page.citedBy;
      if (count !== undefined && about)
        work.citationCounts.push({ source: page.source, count, place: about.title.place });
    }
    for (const row of parsed.citations) {
      const citing = workOf.get(parsed.records[row.citing]!);
      const cited = workOf.get(parsed.records[row.cited]!);
      if (citing && cited && citing !== cited) addCitation(citations, citing, cited, row);
    }
  }
  addChanges(works, dated, history);
  for (const citation of citations.values()) {
    citation.citing.cites.push(citation);
    citation.cited.citers.push(citation);
  }
  return new Library({ works, citations: [...citations.values()], pages, problems, notRead, workOf });
}

// While the library is made its works still grow; to everyone else they are read-only.
type DraftWork = Omit<Work, 'citers' | 'cites' | 'citedBy' | 'citationCounts' | 'changes'> & {
  citationCounts: CitationCount[];
  changes: PageChange[];
  citers: Citation[];
  cites: Citation[];
  citedBy: CitedBy[];
};
type DraftCitation = Omit<Citation, 'citing' | 'cited'> & { citing: DraftWork; cited: DraftWork };

interface DatedPage extends PageInFile {
  readonly work: DraftWork;
}

function addPage(pages: Map<string, DatedPage[]>, key: string, page: DatedPage): void {
  const known = pages.get(key);
  if (known) known.push(page);
  else pages.set(key, [page]);
}

/** To each work what pages of it said differently, whether the older page is still here or only remembered. */
function addChanges(
  works: readonly DraftWork[],
  dated: ReadonlyMap<string, readonly DatedPage[]>,
  history: readonly PageChange[],
): void {
  for (const pages of dated.values())
    if (pages.length > 1) pages[0]!.work.changes.push(...changesAmong(pages));
  if (history.length > 0) {
    const byName = new Map<string, DraftWork>();
    for (const work of works)
      for (const record of work.records) for (const key of identityKeys(record)) byName.set(key, work);
    for (const change of history) {
      const known = change.paper.map((key) => byName.get(key)).find((work) => work !== undefined);
      known?.changes.push(change);
    }
  }
  for (const { changes } of works) if (changes.length > 1) changes.sort((a, b) => compareText(b.on, a.on));
}

/** Several pages may show one citation; what the first leaves out, a later one may tell. */
function addCitation(
  citations: Map<string, DraftCitation>,
  citing: DraftWork,
  cited: DraftWork,
  row: CitationRow,
): void {
  const key = `${citing.id} ${cited.id}`;
  const known = citations.get(key);
  const evidence = row.evidence ?? [];
  if (!known) {
    const { citing: _from, cited: _to, place, ...rest } = row;
    citations.set(key, { ...rest, citing, cited, places: [place], evidence });
    return;
  }
  const places: [Place, ...Place[]] = [...known.places, row.place];
  citations.set(key, {
    ...known,
    role: known.role ?? row.role,
    polarity: known.polarity ?? row.polarity,
    verdict: known.verdict ?? row.verdict,
    novelty: known.novelty ?? row.novelty,
    summary: known.summary ?? row.summary,
    representative: known.representative || row.representative,
    places,
    evidence: [...new Set([...known.evidence, ...evidence])],
  });
}

/** Papers of one title that are not one paper still need ids of their own. */
function distinct<T extends { readonly id: string }>(works: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return works.map((work) => {
    const n = (seen.get(work.id) ?? 0) + 1;
    seen.set(work.id, n);
    return n === 1 ? work : { ...work, id: `${work.id}#${n}` };
  });
}
