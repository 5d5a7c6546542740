/**
 * Page pairs: `test/pages/<source>/<name>.txt` and `<name>.json`, a page and what a careful reader finds in it.
 * A page that is JSON itself is `<name>.page.json`. `npm run unit -- --update` rewrites the second; then read it against the first, line by line.
 */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { decodeText } from '../../../src/core/decode';
import { readFile, SOURCES, splitLines } from '../../../src/core/sources';
import { Lines } from '../../../src/core/sources/text/lines';
import { project, textAt } from './project';

const ROOT = path.resolve('test/pages');
const UPDATE = process.env.UPDATE_EXPECT !== undefined;

interface Fixture {
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

function fixtures(folder: string): Fixture[] {
  assert.ok(
    fs.existsSync(path.join(ROOT, folder)),
    `The source "${folder}" has no pages: put <name>.txt into test/pages/${folder}, then npm run unit -- --update --grep ${folder}`,
  );
  return fs
    .readdirSync(path.join(ROOT, folder))
    .filter((name) => !name.endsWith('.json') || name.endsWith('.page.json'))
    .sort()
    .map((name) => {
      const decoded = decodeText(fs.readFileSync(path.join(ROOT, folder, name)));
      assert.ok('text' in decoded, name);
      return { folder, name, text: decoded.text };
    });
}

const PAGES = SOURCES.flatMap(({ id }) => fixtures(id));

describe('the sources', () => {
  const ids = SOURCES.map(({ id }) => id);

  it('each have an id of their own', () => {
    assert.deepEqual(ids.length, new Set(ids).size, ids.join(', '));
  });

  it('own every folder of pages', () => {
    const others = new Set(['none', 'guess', 'examples', ...ids]);
    for (const folder of fs.readdirSync(ROOT))
      assert.ok(
        others.has(folder),
        `test/pages/${folder} belongs to no source: is it in SOURCES, and is its id "${folder}"?`,
      );
  });
});

describe('a page', () => {
  for (const { folder, name, text } of PAGES) {
    it(`is read: ${folder}/${name}`, () => {
      const found = `${JSON.stringify(project(readFile(name, text)), undefined, 1)}\n`;
      const expected = path.join(ROOT, folder, name.replace(/(?:\.page)?\.\w+$/, '.json'));
      if (UPDATE) fs.writeFileSync(expected, found);
      assert.ok(
        fs.existsSync(expected),
        `${expected} is not there yet: npm run unit -- --update --grep ${folder}, then read it against the page`,
      );
      assert.deepEqual(JSON.parse(found), JSON.parse(fs.readFileSync(expected, 'utf8')));
    });

    it(`is claimed by its own source alone: ${folder}/${name}`, () => {
      const lines = new Lines(name, splitLines(text));
      const claims = SOURCES.filter((source) => source.sign.test(text) && source.starts(lines).length > 0);
      const pages = readFile(name, text).pages.map(({ source }) => source);
      assert.deepEqual(claims.map(({ id }) => id).sort(), [...new Set(pages)].sort());
      // A page cut above what it is known by is one that nobody claims, and says so by its name.
      if (!name.startsWith('unread-'))
        assert.ok(
          pages.length > 0,
          'No source claims this page: is its sign true of it, do its starts answer?',
        );
      if (!name.startsWith('mixed-')) for (const source of pages) assert.equal(source, folder);
    });

    it(`prints nothing that does not stand at its place: ${folder}/${name}`, () => {
      const { records } = readFile(name, text);
      const lines = splitLines(text);
      for (const { title, abstract, summary } of records) {
        for (const printed of [title, abstract, summary]) {
          if (!printed) continue;
          assert.notEqual(printed.text, '', 'Nothing stands there: leave it out.');
          const raw = textAt(lines, printed.place);
          // Entities, tags and escapes of structured files are decoded in what is printed.
          if (/\.(?:xml|atom|rss|json)$/.test(name) && /[&<\\]/.test(raw)) continue;
          assert.equal(raw, printed.text);
        }
      }
    });
  }
});

describe('what is no page', () => {
  for (const { name, text } of fixtures('none')) {
    it(`yields neither pages nor a reason: ${name}`, () => {
      const { pages, records, problems, notRead } = readFile(name, text);
      assert.deepEqual(
        { pages, records, problems, notRead },
        { pages: [], records: [], problems: [], notRead: undefined },
      );
    });
  }
});

describe('a damaged page', () => {
  it('cut behind any line never throws, and says so or reads on @long', () => {
    for (const { name, text } of PAGES) {
      const lines = splitLines(text);
      for (let end = 0; end <= lines.length; end++) {
        const { pages, records, citations, problems } = readCut(name, lines, end);
        const printed = records.flatMap(({ title, abstract, summary }) => [title, abstract, summary]);
        for (const one of [...pages, ...records, ...citations, ...problems, ...printed]) {
          if (one)
            assert.ok(
              one.place.endLine < Math.max(1, end),
              `${name}, cut behind line ${end}: ${JSON.stringify(one.place)}`,
            );
          if (one && 'text' in one)
            assert.notEqual(one.text, '', `${name}, cut behind line ${end}: an empty text`);
        }
        for (const { citing, cited } of citations) assert.ok(records[citing] && records[cited]);
      }
    }
  });

  it('spliced from pieces of others never throws @long', () => {
    const random = generator(7);
    const all = PAGES.flatMap(({ text }) => splitLines(text));
    for (let round = 0; round < 120; round++) {
      const pieces = Array.from({ length: 6 }, () => {
        const start = random(all.length);
        return all.slice(start, start + random(25));
      });
      const { records, citations } = readFile('spliced.txt', pieces.flat().join('\n'));
      for (const { citing, cited } of citations) assert.ok(records[citing] && records[cited]);
    }
  });

  it('below other text is found where it stands @long', () => {
    const prefix = ['# Notes of mine', '', 'Some words about a paper.', ''];
    for (const { folder, name, text } of PAGES) {
      // A header belongs to the first line of a file, or to the page: with notes above it is still read.
      // A structured file is one whole.
      if (text.startsWith('---') || !/\.(?:txt|md)$/.test(name)) continue;
      const alone = readFile(name, text);
      const below = readFile(name, [...prefix, ...splitLines(text)].join('\n'));
      const shifted = (
        places: readonly { readonly title: { readonly place: { readonly line: number } } }[],
        by: number,
      ) => places.map(({ title }) => title.place.line + by);
      assert.deepEqual(shifted(below.records, 0), shifted(alone.records, prefix.length), `${folder}/${name}`);
    }
  });

  it('with other line ends is the same page @long', () => {
    for (const { name, text } of PAGES) {
      const lines = splitLines(text);
      const plain = project(readFile(name, lines.join('\n')));
      for (const end of ['\r\n', '\r'])
        assert.deepEqual(project(readFile(name, lines.join(end))), plain, name);
      assert.deepEqual(project(readFile(name, `\uFEFF${lines.join('\n')}`)), plain, name);
    }
  });
});

describe('a page of a megabyte', () => {
  // The longest page of each source, whole and line by line, over and over: what is quadratic needs minutes.
  for (const { id } of SOURCES) {
    const [page] = PAGES.filter(({ folder }) => folder === id).sort((a, b) => b.text.length - a.text.length);
    it(`is read in time linear in its size: ${id} @long`, function () {
      this.timeout(60_000);
      const { name, text } = page!;
      assert.ok(readFile(name, `${text}\n\n`.repeat(Math.ceil(300_000 / text.length))));
      const telling = splitLines(text).filter((line) => line.trim() !== '');
      for (const line of telling.slice(0, 40))
        assert.ok(readFile(name, `${line}\n`.repeat(Math.ceil(100_000 / (line.length + 1)))));
    });
  }
});

describe('a large file', () => {
  const large: readonly (readonly [string, string])[] = [
    ['one line of words', 'word '.repeat(100_000)],
    ['one line of datelines', 'LGSep 29, 2025'.repeat(30_000)],
    ['short lines', 'abc\n'.repeat(50_000)],
    ['lines of status', '6 Pith papers cite this work.\n'.repeat(10_000)],
    ['lines of datelines', 'LGSep 29, 2025\n'.repeat(10_000)],
    ['lines of titles and datelines', '[Submitted on 5 Jan 2024]\nTitle:A\n'.repeat(5_000)],
    ['lines of titles', 'Title:A\n'.repeat(20_000)],
    ['labels', 'years\n2026 6verdicts\n'.repeat(10_000)],
    ['a page with a long line of capitals', `LGSep 29, 2025\n${'aB'.repeat(100_000)}\n`],
    ['a page with a long line of names', `LGSep 29, 2025\n${'Ana Duarte, '.repeat(15_000)}et al.\n`],
    [
      'a page with a long list of authors',
      `[Submitted on 5 Jan 2024]\nTitle:A\nAuthors:${'A. Lee (1), '.repeat(15_000)}\nView PDF\nAbstract:B.`,
    ],
    [
      'a page of dashes',
      `A\n1 Pith paper cite this work.\nciting papers explorer\n${'-\nA Title\nA summary.\n'.repeat(4_000)}`,
    ],
    [
      'a page of distinct summaries',
      `A\n1 Pith paper cite this work.\nrepresentative citing papers\n${numbered(5_000, 'Summary')}citing papers explorer\n${numbered(5_000, '-\nA Title\nAnother')}`,
    ],
    ['a page of values', `A\n1 Pith paper cite this work.\nyears\n${'2026 6'.repeat(15_000)}verdicts\n`],
    ['brackets', `[Submitted on 5 Jan 2024\nTitle:${'[('.repeat(50_000)}\nAbstract:${'[a]('.repeat(50_000)}`],
    ['addresses', 'https://arxiv.org/abs/2001.08361\n'.repeat(10_000)],
    ['white space', ' '.repeat(1_000_000)],
  ];
  for (const [what, text] of large) {
    it(`is read in time linear in its size: ${what} @long`, function () {
      // Quadratic readers need minutes for these.
      this.timeout(20_000);
      assert.ok(readFile('large.txt', text));
    });
  }
});

/** A throw that names the page and the cut. */
function readCut(name: string, lines: readonly string[], end: number) {
  try {
    return readFile(name, lines.slice(0, end).join('\n'));
  } catch (error) {
    throw new Error(`${name}, cut behind line ${end}: ${error instanceof Error ? error.stack : error}`);
  }
}

function numbered(count: number, words: string): string {
  return Array.from(
    { length: count },
    (_, at) => `${words} ${at} of a work that nobody has read to its end.\n`,
  ).join('');
}

/** The same numbers on every run (a linear congruential generator, the constants of Numerical Recipes). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}
