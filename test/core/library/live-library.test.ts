// Whatever came and went, a live library is the one that the same files make at once.
import assert from 'node:assert/strict';
import { identifierKey } from '../../../src/core/identifiers';
import { buildLibrary } from '../../../src/core/library/build';
import { namesOf } from '../../../src/core/library/decided';
import type { Decision } from '../../../src/core/library/decisions';
import type { Kept } from '../../../src/core/library/kept';
import type { Library, LibraryDelta } from '../../../src/core/library/library';
import { LiveLibrary } from '../../../src/core/library/live-library';
import type {
  Citation,
  PageChange,
  PaperNote,
  PaperRecord,
  Parsed,
  Thread,
  Work,
} from '../../../src/core/model';
import { makeFiles, makeRecord } from '../records';
import { type Random, seeded } from '../seeded';

const TITLES = [
  'Scaling Behaviours of Something Rather Long',
  'Scaling Behaviours of Something Rather Longer',
  'On the Measure of Many Different Lamps',
  'Editorial',
  'A Treatise on Orchards and Their Keepers',
  'A Treatise on Orchards and Their Keepers: Part II',
  'Untitled',
];
const AUTHORS = ['Ada Lovelace', 'Ada Lovelace; Alan Turing', 'Alan Turing', 'Grace Hopper et al.'];
const IDS = ['2401.00001', '2401.00002', '10.1000/abc', '10.1000/xyz', 'pith:ABCDEFGH'];
const KEYS = ['lovelaceScalingBehavioursSomething2019', 'turing36', 'lamps'];
const FILES = ['a.txt', 'b.txt', 'folder/a.txt', 'c.bib', 'd.txt', 'e.txt', 'f.txt'];

function randomRecord(random: Random, file: string, line: number): PaperRecord {
  const ids = random.chance(0.4) ? [random.of(IDS)] : [];
  if (random.chance(0.1)) ids.push(random.of(IDS));
  const record = makeRecord({
    title: random.of(TITLES),
    file,
    line,
    part: random.of(['page', 'citer', 'entry', 'cited'] as const),
    ids,
    ...(random.chance(0.7) && { authors: random.of(AUTHORS) }),
    ...(random.chance(0.7) && { year: 2019 + random.below(4) }),
    ...(random.chance(0.4) && { abstract: `We study ${random.of(TITLES)}.` }),
    ...(random.chance(0.05) && { pending: true }),
  });
  return {
    ...record,
    ...(random.chance(0.1) && { citekey: random.of(KEYS) }),
    ...(random.chance(0.05) && { accepted: true as const }),
  };
}

function randomFile(random: Random, file: string): Parsed {
  const records = Array.from({ length: 1 + random.below(4) }, (_, line) => randomRecord(random, file, line));
  const rows = Array.from({ length: random.below(3) }, () => [
    random.below(records.length),
    random.below(records.length),
  ]);
  const { place } = records[0]!;
  return {
    file,
    pages: [
      {
        source: random.of(['pith-citations', 'arxiv-abstract']),
        place,
        about: 0,
        ...(random.chance(0.5) && { saved: { year: 2026, month: 1 + random.below(3), day: 7 } }),
        ...(random.chance(0.3) && {
          citedBy: { count: random.below(9), hub: random.chance(0.5), facets: [], filtered: false },
        }),
      },
    ],
    records,
    citations: rows.map(([citing, cited]) => ({
      citing: citing!,
      cited: cited!,
      representative: random.chance(0.2),
      ...(random.chance(0.5) && { role: random.of(['method', 'background']) }),
      place: records[citing!]!.place,
    })),
    problems: random.chance(0.2)
      ? [{ place, severity: 'warning', code: 'test', message: `Of ${file}.` }]
      : [],
    ...(random.chance(0.1) && { notRead: 'Cut.' }),
    digest: random.below(1000),
    ...(random.chance(0.3) && { note: randomNote(random) }),
  };
}

function randomNote(random: Random): PaperNote {
  const keys = [random.of(KEYS), ...(random.chance(0.3) ? [random.of(KEYS), 'old'] : [])];
  return { keys, ...randomMarks(random) };
}

function randomThread(random: Random, records: readonly PaperRecord[]): Thread {
  const paper = namesOf([random.of(records)]);
  const annotation = {
    ...{ id: `urn:uuid:${random.below(1e6)}`, motivation: 'commenting', target: { source: 'a.txt', paper } },
    ...{ text: 'So?', tags: [], links: [], resolved: false },
  };
  return { annotation, paper, replies: [] };
}

function randomMarks(random: Random) {
  return {
    tags: random.chance(0.5) ? [random.of(['lamps', 'orchards'])] : [],
    ...(random.chance(0.7) && { status: random.of(['reading', 'read']) }),
    ...(random.chance(0.3) && { importance: 1 + random.below(5) }),
  };
}

function randomDecision(random: Random, records: readonly PaperRecord[]): Decision {
  return {
    verdict: random.of(['same', 'apart'] as const),
    papers: [namesOf([random.of(records)]), namesOf([random.of(records)])],
  };
}

function randomChange(random: Random, records: readonly PaperRecord[]): PageChange {
  return {
    on: `2026-02-0${1 + random.below(9)}`,
    source: 'pith-citations',
    paper: [...random.of(records).identifiers.map(identifierKey), `title:${random.of(TITLES).toLowerCase()}`],
    file: 'a.txt',
    came: [random.of(TITLES)],
  };
}

/** All that a library says, as data. */
function said(library: Library) {
  const citation = ({ citing, cited, ...rest }: Citation) => ({
    citing: citing.id,
    cited: cited.id,
    ...rest,
  });
  const work = (each: Work) => {
    const { id, citekey, aliases, title, item, identifiers, records, abstracts, citedBy, citationCounts } =
      each;
    return {
      ...{ id, citekey, aliases: [...aliases].sort(), title, item, identifiers },
      ...{ records, abstracts, citedBy, citationCounts, changes: each.changes, marks: each.marks },
      citers: each.citers.map(citation),
      cites: each.cites.map(citation),
    };
  };
  return {
    size: library.size,
    works: library.works.map(work),
    citations: library.citations.map(citation),
    pages: library.pages.map(({ work: about, ...page }) => ({ ...page, about: about?.id })),
    problems: library.problems,
    notRead: library.notRead,
    titles: TITLES.map((title) => library.byTitle(title).map(({ id }) => id)),
    files: FILES.map((file) => [
      library.inFile(file).map(({ id }) => id),
      library.pagesIn(file).length,
      library.problemsIn(file),
      library.digestOf(file),
    ]),
    dumps: ['a.txt', 'b', 'zzz'].map((name) => library.dumpNamed(name)),
    keys: [...KEYS, ...library.works.flatMap(({ aliases }) => aliases)].map(
      (key) => library.byCitekey(key)?.id,
    ),
  };
}

describe('a live library', () => {
  const play = (seed: number, steps: number) => {
    const random = seeded(seed);
    const live = new LiveLibrary();
    const files = new Map<string, Parsed>();
    const shown = new Map<Work, string>();
    let kept: Kept = {};
    live.onDidChange((delta) => follow(shown, delta, `seed ${seed}`));
    for (let step = 0; step < steps; step++) {
      const gone: string[] = [];
      const came: Parsed[] = [];
      for (let n = random.below(4); n >= 0; n--) {
        const file = random.of(FILES);
        if (random.chance(0.3)) gone.push(file);
        else came.push(randomFile(random, file));
      }
      for (const file of gone) files.delete(file);
      for (const parsed of came) files.set(parsed.file, parsed);
      const records = [...files.values()].flatMap((parsed) => parsed.records);
      const word: Kept = records.length === 0 || random.chance(0.5) ? {} : randomWord(random, kept, records);
      kept = { ...kept, ...word };
      live.apply({ files: came, gone, kept: word });
      const built = buildLibrary(shuffled(random, [...files.values()]), kept);
      assert.deepEqual(said(live), said(built), `seed ${seed}, step ${step}`);
      assert.equal(shown.size, live.size, `seed ${seed}, step ${step}`);
      for (const work of live.works)
        assert.equal(
          shown.get(work),
          linksOf(work),
          `seed ${seed}, step ${step}: the delta misses ${work.id}`,
        );
    }
  };

  it('finds by its title a paper that is named, and none that only has the same title', () => {
    const introduction = (of: { ids: string[]; authors?: string; year?: number; file: string }) =>
      makeRecord({ title: 'Introduction', line: 0, part: 'page', ...of });
    const named = introduction({ ids: ['10.1000/abc'], authors: 'Ada Lovelace', year: 2020, file: 'a.txt' });
    const others = [
      introduction({ ids: ['10.2000/xyz'], authors: 'Grace Hopper', year: 2020, file: 'b.txt' }),
      introduction({ ids: ['10.2000/xyz'], file: 'b.txt' }),
      introduction({ ids: ['10.1000/xyz'], authors: 'Ada Lovelace', year: 2020, file: 'b.txt' }),
    ];
    const again = introduction({ ids: ['2401.00001'], authors: 'Ada Lovelace', year: 2020, file: 'c.txt' });
    const filesOf = (...records: readonly PaperRecord[]) => {
      const library = buildLibrary(makeFiles(records));
      return library.named(namesOf([named]))?.records.map(({ place }) => place.file);
    };
    for (const other of others) assert.equal(filesOf(other), undefined);
    assert.deepEqual(filesOf(others[0]!, again), ['c.txt']);
    const bare = buildLibrary(makeFiles([others[1]!]));
    assert.equal(bare.named(['title:introduction'])?.citekey, bare.works[0]!.citekey);
  });

  it('is what its files make at once, after each of many changes @long', () => {
    for (let seed = 1; seed <= 12; seed++) play(seed, 12);
  });

  it('is so for many more @long', function () {
    this.timeout(120_000);
    for (let seed = 1000; seed < 2500; seed++) play(seed, 20);
  });

  it('looks at what a change touches, however much else there is @long', () => {
    const costOf = (others: number) => {
      const random = seeded(1);
      const live = new LiveLibrary();
      const file = (at: number, more = '') => {
        const name = `${at}.txt`;
        const record = makeRecord({ title: `Paper number ${at} on ${random.of(TITLES)}${more}`, file: name });
        return {
          ...{ file: name, pages: [], citations: [], problems: [], digest: at },
          records: [record],
        };
      };
      live.apply({ files: Array.from({ length: others }, (_, at) => file(at)) });
      const before = live.accountsGrouped;
      live.apply({ files: [file(7, ' again')] });
      return live.accountsGrouped - before;
    };
    assert.equal(costOf(5_000), costOf(50));
  });
});

/** The delta, played on what was shown before: each work with its links. */
function follow(shown: Map<Work, string>, { added, removed, relinked }: LibraryDelta, when: string): void {
  for (const work of removed) assert.ok(shown.delete(work), `${when}: ${work.id} goes without having come`);
  for (const work of added) assert.ok(!shown.has(work), `${when}: ${work.id} comes twice`);
  for (const work of relinked) assert.ok(shown.has(work), `${when}: ${work.id} is relinked and not there`);
  for (const work of [...added, ...relinked]) shown.set(work, linksOf(work));
}

function linksOf({ citers, cites, changes, marks }: Work): string {
  const said = ({ citing, cited, role, places }: Citation) => [
    citing.id,
    citing.citekey,
    cited.id,
    role,
    places,
  ];
  return JSON.stringify([citers.map(said), cites.map(said), changes, marks]);
}

function randomWord(random: Random, kept: Kept, records: readonly PaperRecord[]): Kept {
  const word: { -readonly [K in keyof Kept]: Kept[K] } = {};
  const changed = <T>(list: readonly T[] = [], one: T): T[] =>
    random.chance(0.3) ? list.slice(1) : [...list, one];
  if (random.chance(0.4)) word.decisions = changed(kept.decisions, randomDecision(random, records));
  if (random.chance(0.4)) {
    const pin = { citekey: random.of(KEYS), paper: namesOf([random.of(records)]) };
    word.pins = changed(kept.pins, { ...pin, ...(random.chance(0.3) && { formerly: ['old'] }) });
  }
  if (random.chance(0.3))
    word.marks = changed(kept.marks, { paper: namesOf([random.of(records)]), ...randomMarks(random) });
  if (random.chance(0.3)) word.threads = changed(kept.threads, randomThread(random, records));
  if (random.chance(0.3)) word.history = changed(kept.history, randomChange(random, records));
  return word;
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(random.below(rest.length), 1)[0]!);
}
