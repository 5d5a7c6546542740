/**
 * The sample library against what a careful reader finds in it: `examples/pages/X.txt` (or `.bib`, `.json`) and
 * `test/pages/examples/X.json`. `npm run unit -- --update` rewrites the second; then read what it says.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isoDate } from '../../src/core/dates';
import { displayIdentifier } from '../../src/core/identifiers';
import { takeIn } from '../../src/core/intake';
import { buildLibrary } from '../../src/core/library/build';
import { findDuplicates } from '../../src/core/library/duplicates';
import type { Library } from '../../src/core/library/library';
import type { CitationRow, PaperRecord, Parsed, Version, Work } from '../../src/core/model';
import { displayName } from '../../src/core/names';

const EXAMPLES = 'examples';
const EXPECTED = 'test/pages/examples';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:txt|md|bib|json)$/.test(name))
    .sort();
}

/** The expected side of a page: `references.bib` has `references.json`. */
function expectedName(name: string): string {
  return name.replace(/^pages\//, '').replace(/\.[a-z]+$/, '.json');
}

function read(name: string): Parsed {
  return takeIn(name, readFileSync(join(EXAMPLES, name)), { dump: true, note: false }).parsed;
}

const names = filesBelow(EXAMPLES);

/** What a reader would write down of a file; lines count from 1, what is not known is left out. */
function describeFile({ pages, records, citations, problems, notRead }: Parsed) {
  return withoutEmpty({
    pages: pages.map(({ source, place, url, saved, about, citedBy }) =>
      withoutEmpty({
        source,
        lines: `${place.line + 1}-${place.endLine + 1}`,
        url,
        saved: saved && isoDate(saved),
        about: about === undefined ? undefined : records[about]!.title.text,
        citedBy: citedBy && {
          ...withoutEmpty({ ...citedBy, facets: undefined, hub: undefined, filtered: undefined }),
          ...(citedBy.hub && { hub: true }),
          ...(citedBy.filtered && { filtered: true }),
          facets: citedBy.facets.map(
            ({ label, values }) =>
              `${label}: ${values.map(({ value, count }) => `${value} ${count}`).join(', ')}`,
          ),
        },
      }),
    ),
    papers: records.filter(({ part }) => part !== 'citer').map(describeRecord),
    citers: citations.map((row) => describeRow(row, records)),
    problems: problems.map(({ place, severity, code }) => `${place.line + 1}: ${severity} ${code}`),
    notRead: notRead !== undefined || undefined,
  });
}

function describeRecord(record: PaperRecord) {
  return withoutEmpty({
    title: `${record.title.place.line + 1}: ${record.title.text}`,
    pending: record.titlePending || undefined,
    part: record.part,
    authors: record.authors.map(displayName).join(', ') + (record.authorsComplete ? '' : ' …'),
    submitter: record.submitter,
    date: record.date && isoDate(record.date),
    identifiers: record.identifiers.map(displayIdentifier).join(' '),
    categories: record.categories.join('; '),
    abstract: record.abstract && `${record.abstract.place.line + 1}: ${ends(record.abstract.text)}`,
    versions: record.versions?.map(describeVersion),
    shownVersion: record.shownVersion,
    comments: record.comments,
    feedScore: record.feedScore,
    publication: record.publication,
    keywords: record.keywords?.join('; '),
    citekey: record.citekey,
    summary: record.summary && `${record.summary.place.line + 1}: ${ends(record.summary.text)}`,
    machineTexts: record.machineTexts?.map(
      ({ label, text }) => `${label}: ${text.place.line + 1}: ${ends(text.text)}`,
    ),
    citationCount: record.citationCount?.count,
  });
}

function describeVersion({ version, date, sizeKB, shown }: Version): string {
  const size = sizeKB === undefined ? '' : ` ${sizeKB} KB`;
  return `v${version} ${date ? isoDate(date) : ''}${size}${shown ? ' shown' : ''}`;
}

function describeRow(row: CitationRow, records: readonly PaperRecord[]) {
  const citer = records[row.citing]!;
  return withoutEmpty({
    title: `${citer.title.place.line + 1}: ${citer.title.text}`,
    date: citer.date && isoDate(citer.date),
    categories: citer.categories.join('; '),
    role: row.role,
    polarity: row.polarity,
    verdict: row.verdict,
    novelty: row.novelty,
    evidence: row.evidence?.join(', '),
    representative: row.representative || undefined,
    summary: row.summary && `${row.summary.place.line + 1}: ${ends(row.summary.text)}`,
  });
}

/** The first and the last words: whether a text was cut shows at its ends. */
function ends(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 30)} … ${text.slice(-25)}`;
}

function withoutEmpty<T extends object>(object: T): Partial<T> {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value))) as Partial<T>;
}

describe('the example library, page by page', () => {
  for (const name of names) {
    if (!name.startsWith('pages/')) continue;
    it(`finds in ${name} what a careful reader finds`, () => {
      const expected = join(EXPECTED, expectedName(name));
      const actual = JSON.parse(JSON.stringify(describeFile(read(name))));
      if (process.env.UPDATE_EXPECT) {
        mkdirSync(dirname(expected), { recursive: true });
        writeFileSync(expected, `${JSON.stringify(actual, null, 1)}\n`);
      }
      assert.ok(existsSync(expected), `${expected} is missing: npm run unit -- --update, then read it`);
      assert.deepEqual(actual, JSON.parse(readFileSync(expected, 'utf8')));
    });
  }

  it('has no expectation without its page', () => {
    const pages = names.map(expectedName);
    const stray = readdirSync(EXPECTED, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.json') && !pages.includes(name));
    assert.deepEqual(stray, []);
  });
});

describe('the example library as a whole', () => {
  let parsed: readonly Parsed[];
  let dumps: readonly Parsed[];
  let library: Library;
  before(() => {
    parsed = names.map(read);
    dumps = parsed.filter(({ pages }) => pages.length > 0);
    library = buildLibrary(parsed);
  });

  function work(title: string): Work {
    const [only, ...others] = library.byTitle(title);
    assert.ok(only, `no work is titled "${title}"`);
    assert.deepEqual(others, [], `several works are titled "${title}"`);
    return only;
  }

  it('holds seventeen kinds of pages, four dozen and more', () => {
    assert.ok(dumps.length >= 49, `${dumps.length} dumps`);
    assert.deepEqual([...new Set(dumps.flatMap(({ pages }) => pages.map(({ source }) => source)))].sort(), [
      'acl-anthology',
      'arxiv-abstract',
      'arxiv-record',
      'bibtex',
      'csl-json',
      'dblp',
      'google-scholar',
      'huggingface-paper',
      'openreview',
      'pith-citations',
      'pith-number',
      'pith-review',
      'publisher',
      'pubmed',
      'scholar-feed-author',
      'scholar-feed-paper',
      'semantic-scholar',
    ]);
    assert.ok(dumps.some(({ pages }) => pages.length > 1));
  });

  it('has every encoding and line end it says it has', () => {
    const bytes = (name: string) => readFileSync(join(EXAMPLES, 'pages', name));
    assert.deepEqual([...bytes('scaling/flashattention.txt').subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.ok(bytes('scaling/s1-erste-Fassung.txt').includes(Buffer.from('Candès', 'latin1')));
    assert.match(bytes('rewards/002_a38dd9ed88838dc1.txt').toString(), /\r\n/);
    assert.match(
      work('s1: Simple test-time scaling').item.author.map(displayName).join(', '),
      /Emmanuel Candès/,
    );
    assert.match(
      work('FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness')
        .item.author.map(displayName)
        .join(', '),
      /Christopher Ré/,
    );
  });

  it('takes notes, the guide and a recipe for what they are', () => {
    const others = parsed.filter(({ pages }) => pages.length === 0);
    assert.deepEqual(
      others.map(({ file }) => file),
      [
        'README.md',
        'notes/chain-of-thought.md',
        'notes/process-rewards.md',
        'notes/scaling-and-attention.md',
        'pages/lentil-soup.txt',
        'pages/reasoning/a-pith-page-without-its-head.txt',
      ],
    );
    assert.deepEqual(
      others.filter(({ notRead }) => notRead !== undefined).map(({ file }) => file),
      ['pages/reasoning/a-pith-page-without-its-head.txt'],
    );
  });

  it('has no problem but the title that a site had not found', () => {
    assert.deepEqual(
      parsed.flatMap(({ problems }) =>
        problems.map(({ place, severity, code }) => `${place.file} ${severity} ${code}`),
      ),
      ['pages/reasoning/003_2b6cd7d614a303f0.txt information pith-title-pending'],
    );
  });

  it('counts the citers that it shows, but for the filtered view', () => {
    for (const { file, pages, citations } of dumps) {
      const citedBy = pages[0]!.citedBy;
      if (citedBy?.count === undefined) continue;
      if (citedBy.filtered) assert.ok(citedBy.count > citations.length, file);
      else assert.equal(citedBy.count, citations.length, file);
    }
  });

  it('tells one paper from eight files, with three abstracts', () => {
    const verify = work("Let's Verify Step by Step");
    const files = new Set(verify.records.map(({ place }) => place.file));
    assert.equal(verify.abstracts.length, 3);
    assert.equal(files.size, 8);
    assert.equal(verify.citekey, 'lightmanLetsVerifyStep2023');
    assert.ok(verify.citers.length >= 11);
    assert.ok(verify.cites.length >= 3);
  });

  it('lets hubs share citers, and a citer be a hub', () => {
    const cot = work('Chain-of-Thought Prompting Elicits Reasoning in Large Language Models');
    const gsm8k = work('Training Verifiers to Solve Math Word Problems');
    const shared = cot.citers.filter(({ citing }) => gsm8k.citers.some((other) => other.citing === citing));
    assert.ok(shared.length >= 5, `${shared.length} shared`);
    assert.ok(gsm8k.citers.some(({ citing }) => citing === cot));
  });

  it('has one pair of papers that may be one: a title with a slip of the pen', () => {
    const pairs = findDuplicates(library);
    assert.deepEqual(
      pairs.map(({ works }) => works.map(({ title }) => title).sort()),
      [['Trust Region Policy Optimization', 'Trust Region Policy Optimzation']],
    );
  });

  it('joins a preprint and its publication under the key of the bibliography', () => {
    const instruct = work('Training language models to follow instructions with human feedback');
    assert.equal(instruct.citekey, 'ouyang2022instruct');
    assert.deepEqual(instruct.identifiers.map(displayIdentifier).slice(0, 1), ['arXiv:2203.02155']);
    assert.deepEqual([...new Set(instruct.records.map(({ source }) => source))].sort(), [
      'bibtex',
      'pith-number',
      'scholar-feed-author',
    ]);
    assert.equal(work('PAL: Program-aided Language Models').citekey, 'gao2023pal');
  });

  it('tells who came to cite STaR between two days on which its page was saved', () => {
    const star = work('STaR: Bootstrapping Reasoning With Reasoning');
    assert.equal(star.citers.length, 5);
    assert.equal(star.abstracts.length, 1);
    assert.deepEqual(
      star.changes.map(({ on, came, went, count }) => ({ on, came, went, count })),
      [
        {
          on: '2026-09-14',
          came: [
            'V-STaR: Training Verifiers for Self-Taught Reasoners',
            'Quiet-STaR: Language Models Can Teach Themselves to Think Before Speaking',
          ],
          went: undefined,
          count: [3, 5],
        },
      ],
    );
    assert.deepEqual(
      library.works.filter(({ changes }) => changes.length > 0),
      [star],
    );
  });

  it('reads titles without LaTeX', () => {
    const titles = library.works.map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('H₂O: ')));
    assert.ok(titles.some((title) => title.startsWith('RL²: ')));
    assert.ok(titles.some((title) => title.startsWith('τ-bench: ')));
  });

  it('resolves every citekey of its notes but one', () => {
    const keys = names
      .filter((name) => name.startsWith('notes/'))
      .flatMap((name) => readFileSync(join(EXAMPLES, name), 'utf8').match(/(?<![\w`])@[a-z]\w+\d{4}/g) ?? []);
    const unknown = keys.filter((key) => library.byCitekey(key.slice(1)) === undefined);
    assert.ok(keys.length > 20);
    assert.deepEqual(unknown, ['@minskyStepsArtificialIntelligence1961']);
  });
});
