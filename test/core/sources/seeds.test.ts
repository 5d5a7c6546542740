/** The four dumps that the product was asked for, against what a careful reader finds in them. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isoDate } from '../../../src/core/dates';
import { decodeText } from '../../../src/core/decode';
import type { Parsed } from '../../../src/core/model';
import { displayName } from '../../../src/core/names';
import { readFile, splitLines } from '../../../src/core/sources';
import { textAt } from './project';

const SEEDS = path.resolve(process.env.SCHOLIUM_SEEDS ?? '../shared/seeds');
const present = fs.existsSync(path.join(SEEDS, 'EXPECTED.json'));

interface ExpectedCiter {
  readonly title: string;
  readonly summaryStartsWith: string;
  readonly titleLine: number;
  readonly representative: boolean;
}

interface ExpectedPaper {
  readonly title: string;
  readonly dumps: readonly string[];
  readonly authors?: readonly string[];
  readonly authorsComplete?: boolean;
  readonly submitter?: string;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly feedScore?: number;
  readonly categories?: readonly string[];
  readonly versions?: unknown;
  readonly bestAbstractStartsWith?: string;
  readonly bestAbstractMustNotContain?: string;
  readonly hub?: boolean;
  readonly hubLabel?: string;
  readonly backgroundShare?: number;
  readonly citedByCount?: number;
  readonly citedBySays?: number;
  readonly polarityStatus?: string;
  readonly citingYears?: unknown;
  readonly citingVerdicts?: unknown;
  readonly citingRoles?: unknown;
  readonly representativeCiters?: number;
}

interface Expected {
  readonly totals: { readonly dumps: number; readonly papers: number; readonly citations: number };
  readonly papers: readonly ExpectedPaper[];
  readonly citers: Readonly<Record<string, readonly ExpectedCiter[]>>;
}

describe(present ? 'the seed dumps' : `the seed dumps (not at ${SEEDS}: skipped)`, () => {
  before(function () {
    if (!present) this.skip();
  });

  const expected = (): Expected => JSON.parse(fs.readFileSync(path.join(SEEDS, 'EXPECTED.json'), 'utf8'));
  const files = () =>
    fs
      .readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .sort();
  const textOf = (name: string): string => {
    const decoded = decodeText(fs.readFileSync(path.join(SEEDS, name)));
    assert.ok('text' in decoded);
    return decoded.text;
  };
  const read = (name: string): Parsed => readFile(name, textOf(name));
  const paper = (at: number) => expected().papers[at]!;
  const titles = (parsed: Parsed) => parsed.records.map(({ title }) => title.text);

  it('are four, each one page, without a doubt beyond the lost words', () => {
    assert.equal(files().length, expected().totals.dumps);
    const readings = files().map(read);
    assert.deepEqual(
      readings.map(({ pages }) => pages.map(({ source }) => source)),
      [['pith-citations'], ['arxiv-abstract'], ['scholar-feed-author'], ['pith-citations']],
    );
    assert.deepEqual(
      readings.flatMap(({ problems }) => problems.map(({ code }) => code)),
      ['arxiv-words-lost'],
    );
    const all = new Set(readings.flatMap(titles));
    assert.equal(all.size, expected().totals.papers);
    assert.equal(readings.flatMap(({ citations }) => citations).length, expected().totals.citations);
  });

  it('have every citer on its line, with its summary and its flag', () => {
    for (const [name, citers] of Object.entries(expected().citers)) {
      const { records, citations } = read(name);
      const found = citations.map(({ citing, representative, summary }) => {
        const { title } = records[citing]!;
        return {
          title: title.text,
          summaryStartsWith: summary!.text.slice(0, 60),
          titleLine: title.place.line + 1,
          representative,
        };
      });
      const wanted = citers.map((citer) => ({
        ...citer,
        summaryStartsWith: citer.summaryStartsWith.slice(0, 60),
      }));
      assert.deepEqual(
        found.map((row) => ({ ...row, summaryStartsWith: '' })),
        wanted.map((row) => ({ ...row, summaryStartsWith: '' })),
      );
      for (const [at, row] of found.entries())
        assert.ok(row.summaryStartsWith.startsWith(wanted[at]!.summaryStartsWith));
    }
  });

  it('say of the first cited work what the page says', () => {
    const { pages, records, citations } = read('000_d6fab7c53ecb44a4.txt');
    const { citedBy, about } = pages[0]!;
    const wanted = paper(0);
    assert.equal(records[about!]!.title.text, wanted.title);
    assert.equal(citedBy!.count, wanted.citedBySays);
    assert.equal(citations.length, wanted.citedByCount);
    assert.equal(citedBy!.polarityStatus, wanted.polarityStatus);
    assert.equal(citedBy!.hub, false);
    const facets = Object.fromEntries(
      citedBy!.facets.map(({ label, values }) => [
        label,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    );
    assert.deepEqual(facets, {
      years: wanted.citingYears,
      verdicts: wanted.citingVerdicts,
      roles: wanted.citingRoles,
    });
    assert.equal(
      citations.filter(({ representative }) => representative).length,
      wanted.representativeCiters,
    );
    assert.ok(records[about!]!.abstract!.text.startsWith(String(wanted.bestAbstractStartsWith)));
    // All six rows are of 2026 and unverdicted; which two are background the page does not tell.
    assert.ok(citations.every(({ verdict, role }) => verdict === 'UNVERDICTED' && role === undefined));
    assert.ok(citations.every(({ citing }) => records[citing]!.date?.year === 2026));
  });

  it('say of the hub that it is one', () => {
    const { pages, records, citations } = read('003_8eb03d74b7b9fe72.txt');
    const wanted = paper(1);
    const { citedBy, about } = pages[0]!;
    assert.equal(records[about!]!.title.text, wanted.title);
    assert.deepEqual(
      [citedBy!.hub, citedBy!.hubLabel, citedBy!.backgroundShare],
      [wanted.hub, wanted.hubLabel, wanted.backgroundShare],
    );
    assert.equal(citations.length, wanted.citedByCount);
    assert.equal(
      citations.filter(({ representative }) => representative).length,
      wanted.representativeCiters,
    );
    assert.deepEqual(records[about!]!.authors, wanted.authors);
  });

  it('give versions and submitter, and no author, on the arXiv page', () => {
    const [record] = read('001_d2cf9632cf8f1a86.txt').records;
    const wanted = paper(0);
    assert.equal(record!.title.text, wanted.title);
    assert.deepEqual(record!.authors, []);
    assert.equal(record!.submitter, wanted.submitter);
    assert.deepEqual(
      record!.versions!.map(({ date, ...version }) => ({ ...version, date: isoDate(date!) })),
      wanted.versions,
    );
    assert.equal(record!.shownVersion, 2);
    assert.equal(record!.date!.year, wanted.year);
    assert.deepEqual(record!.categories, ['Machine Learning']);
    assert.deepEqual(record!.identifiers, []);
    assert.ok(record!.abstract!.text.startsWith(String(wanted.bestAbstractStartsWith)));
    assert.equal(
      record!.abstract!.text.match(new RegExp(String(wanted.bestAbstractMustNotContain), 'g'))!.length,
      4,
    );
  });

  it('give titles without authors and dates without a year in the feed', () => {
    const { records } = read('002_4bd12f758200706a.txt');
    const [first, second] = records;
    const wanted = paper(2);
    assert.equal(first!.title.text, wanted.title);
    assert.deepEqual(first!.authors.map(displayName), wanted.authors);
    assert.deepEqual(first!.date, { month: wanted.month, day: wanted.day });
    assert.equal(first!.feedScore, wanted.feedScore);
    assert.deepEqual(first!.categories, wanted.categories);
    assert.equal(second!.title.text, paper(0).title);
    assert.deepEqual(second!.authors.map(displayName), paper(0).authors);
    assert.equal(second!.authorsComplete, paper(0).authorsComplete);
    assert.equal(isoDate(second!.date!), '2025-09-29');
    assert.equal(second!.feedScore, undefined);
  });

  it('have every printed text at its place', () => {
    for (const name of files()) {
      const lines = splitLines(textOf(name));
      for (const { title, abstract, summary } of read(name).records) {
        for (const printed of [title, abstract, summary])
          if (printed) assert.equal(textAt(lines, printed.place), printed.text);
      }
    }
  });
});
