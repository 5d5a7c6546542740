// The command line, run as a reader's script would run it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SEEDS = resolve('..', 'shared', 'seeds');

function scholium(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Report {
  works: {
    citekey: string;
    title: string;
    authors: string[];
    year?: number;
    date?: string;
    identifiers: Record<string, string>;
    categories: string[];
    versions?: {
      version: number;
      sizeKB?: number;
      shown?: boolean;
      date: { year: number; month: number; day: number };
    }[];
    abstract?: string;
    abstractVariants?: number;
    citers: number;
    pages: { file: string; line: number; kind: string }[];
  }[];
  citations: {
    citing: string;
    cited: string;
    role?: string;
    verdict?: string;
    representative: boolean;
    summary?: string;
    file: string;
    line: number;
  }[];
  problems: { file: string; line: number; message: string }[];
  notRead: { file: string; reason: string }[];
}

function read(folder: string): Report {
  const { status, stdout, stderr } = scholium('read', folder, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

describe('scholium read', () => {
  it('tells of every paper on a line, and sums up', () => {
    const { status, stdout } = scholium('read', 'examples');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^@lightmanLetsVerifyStep2023 {2}Let's Verify Step by Step {2}\(Lightman et al\., 2023; 11 citers\)$/m,
    );
    assert.match(stdout, /\n\d+ papers, \d+ citations, 1 problem, 1 file not read\n$/);
  });

  it('names files relative to the folder, lines from 1, and both ends of a citation by citekey', () => {
    const { works, citations } = read('examples');
    const keys = new Set(works.map(({ citekey }) => citekey));
    assert.equal(keys.size, works.length);
    for (const { citing, cited, file, line } of citations) {
      assert.ok(keys.has(citing) && keys.has(cited));
      assert.ok(line >= 1 && existsSync(join('examples', file)));
    }
    for (const { title, pages } of works) {
      for (const { file, line } of pages) {
        const words = readFileSync(join('examples', file), 'utf8').split(/\r\n|\r|\n/)[line - 1] ?? '';
        const shared = title
          .split(' ')
          .filter((word) => /^[a-z]{4,}$/i.test(word) && words.toLowerCase().includes(word.toLowerCase()));
        assert.ok(shared.length > 0, `${file}:${line} is no line of "${title}"`);
      }
    }
  });

  it('explains each odd file, and reads the rest', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scholium-cli-'));
    try {
      writeFileSync(
        join(folder, 'page.txt'),
        readFileSync('examples/pages/scaling/three-scaling-papers.txt'),
      );
      writeFileSync(join(folder, 'empty.txt'), '');
      writeFileSync(join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0, 0, 1, 2]));
      writeFileSync(join(folder, 'large.txt'), Buffer.alloc(20_000_000, 'a'));
      symlinkSync(folder, join(folder, 'circle'));
      symlinkSync('nowhere.txt', join(folder, 'broken.txt'));
      const { works, notRead } = read(folder);
      assert.ok(works.length > 0);
      const reasons = Object.fromEntries(notRead.map(({ file, reason }) => [file, reason]));
      assert.deepEqual(Object.keys(reasons).sort(), [
        'broken.txt',
        'circle',
        'empty.txt',
        'large.txt',
        'picture.txt',
      ]);
      assert.match(reasons['large.txt']!, /20\.0 MB.*limit of 10 MB/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const expected = existsSync(SEEDS)
    ? JSON.parse(readFileSync(join(SEEDS, 'EXPECTED.json'), 'utf8'))
    : undefined;
  it(`agrees with every figure of EXPECTED.json over the seeds${expected ? '' : ' (skipped: the folder of seeds is not here)'}`, function () {
    if (!expected) return this.skip();
    const { works, citations } = read(SEEDS);
    const byTitle = (title: string) => works.find((work) => fold(work.title) === fold(title));
    assert.equal(works.length, expected.totals.papers);
    assert.equal(citations.length, expected.totals.citations);
    assert.equal(
      new Set(works.flatMap(({ pages }) => pages.map(({ file }) => file))).size,
      expected.totals.dumps,
    );
    const citing = new Map<string, number>();
    for (const citation of citations) citing.set(citation.citing, (citing.get(citation.citing) ?? 0) + 1);
    assert.equal(
      [...citing.values()].filter((n) => n === 2).length,
      expected.totals.papersCitingBothCitedPapers,
    );

    for (const paper of expected.papers) {
      const work = byTitle(paper.title)!;
      assert.deepEqual([...new Set(work.pages.map(({ file }) => file))].sort(), paper.dumps);
      assert.deepEqual(work.authors, paper.authors);
      assert.equal(work.citers, paper.citedByCount);
      if (paper.categories) assert.deepEqual(work.categories, paper.categories);
      if (paper.year) assert.equal(work.year, paper.year);
      if (paper.month) assert.equal(work.date, `--0${paper.month}-${paper.day}`);
      if (paper.abstractVariants) assert.equal(work.abstractVariants, paper.abstractVariants);
      if (paper.bestAbstractStartsWith) assert.ok(work.abstract!.startsWith(paper.bestAbstractStartsWith));
      if (paper.bestAbstractMustNotContain)
        assert.ok(!work.abstract!.includes(paper.bestAbstractMustNotContain));
      if (paper.versions) {
        const shown = work.versions!.map(({ version, date, sizeKB, shown }) => ({
          version,
          date: `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`,
          sizeKB,
          ...(shown && { shown }),
        }));
        assert.deepEqual(shown, paper.versions);
      }
      const citers = citations.filter(({ cited }) => cited === work.citekey);
      if (paper.representativeCiters)
        assert.equal(
          citers.filter(({ representative }) => representative).length,
          paper.representativeCiters,
        );
      if (paper.citingVerdicts)
        assert.equal(
          citers.filter(({ verdict }) => verdict === 'UNVERDICTED').length,
          paper.citingVerdicts.UNVERDICTED,
        );
      if (paper.citingYears) {
        const years = citers.map((citer) => works.find(({ citekey }) => citekey === citer.citing)!.year);
        assert.equal(years.filter((year) => year === 2026).length, paper.citingYears['2026']);
      }
    }
    for (const [file, citers] of Object.entries<
      { title: string; summaryStartsWith: string; titleLine: number; representative: boolean }[]
    >(expected.citers)) {
      for (const { title, summaryStartsWith, titleLine, representative } of citers) {
        const work = byTitle(title);
        assert.ok(work, title);
        assert.ok(
          work.pages.some((page) => page.file === file && page.line === titleLine),
          `${title} at ${file}:${titleLine}`,
        );
        const citation = citations.find((each) => each.citing === work.citekey && each.file === file)!;
        assert.equal(citation.line, titleLine);
        assert.equal(citation.representative, representative, title);
        assert.ok(citation.summary!.startsWith(summaryStartsWith));
      }
    }
    assert.ok(
      works.some(({ title }) => title.startsWith('S³-R1:')) &&
        works.some(({ title }) => title.startsWith('AIRA₂:')),
    );
  });
});

describe('scholium search', () => {
  it('forgives typing mistakes, the best match first', () => {
    const { stdout } = scholium('search', 'examples', 'lets verfy stpe by step', '--limit', '1');
    assert.match(stdout, /^@lightmanLetsVerifyStep2023/);
    assert.equal(stdout.trim().split('\n').length, 1);
  });

  it('takes fields, and says what it does not understand', () => {
    const { stdout } = scholium('search', 'examples', 'author:lightman year:2023', '--json');
    assert.deepEqual(
      JSON.parse(stdout).hits.map(({ citekey }: { citekey: string }) => citekey),
      ['lightmanLetsVerifyStep2023'],
    );
    assert.match(scholium('search', 'examples', 'auther:tan').stderr, /author/);
  });

  it('says so when nothing matches', () => {
    const { status, stdout } = scholium('search', 'examples', 'zzzzqqqq');
    assert.deepEqual([status, stdout], [0, 'No paper matches "zzzzqqqq".\n']);
  });
});

describe('scholium, called wrongly', () => {
  const cases: [string[], number, RegExp][] = [
    [['read', 'no-such-folder'], 1, /no-such-folder is not a folder/],
    [['read'], 2, /read takes one FOLDER/],
    [['search', 'examples'], 2, /search takes a FOLDER and a QUERY/],
    [['toString', 'examples'], 2, /There is no command "toString"/],
    [['read', 'examples', '--include', ''], 2, /--include takes a glob/],
    [['frobnicate'], 2, /There is no command "frobnicate"/],
    [['read', 'examples', '--jsno'], 2, /jsno/],
    [['search', 'examples', 'x', '--limit', 'many'], 2, /--limit takes a number/],
  ];
  for (const [args, code, message] of cases) {
    it(`ends with ${code}: scholium ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = scholium(...args);
      assert.deepEqual([status, stdout], [code, '']);
      assert.match(stderr, message);
    });
  }

  it('tells doubtful pairs, and where each fact of a paper stands', () => {
    const pairs = scholium('duplicates', 'examples');
    assert.match(pairs.stdout, /titles nearly the same/);
    const [pair] = JSON.parse(scholium('duplicates', 'examples', '--json').stdout);
    assert.equal(pair.papers.length, 2);
    const facts = scholium('facts', 'examples', 'arXiv:2305.20050');
    assert.match(facts.stdout, /^pages\/rewards\/001_\w+\.txt:3: Date: 31 May 2023$/m);
    assert.match(facts.stdout, /: Core claim \(machine-written\): /);
    const unknown = scholium('facts', 'examples', '@nobody2020');
    assert.deepEqual([unknown.status, unknown.stdout], [1, '']);
    assert.match(unknown.stderr, /No paper in examples has the citekey or identifier @nobody2020/);
  });

  it('helps', () => {
    for (const args of [['--help'], ['read', '--help'], ['search', '-h']]) {
      const { status, stdout } = scholium(...args);
      assert.equal(status, 0);
      assert.match(stdout, /Usage/);
    }
  });
});

function fold(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[$^_\\{}\s]/g, '')
    .toLowerCase();
}
