/** Marks around titles and names: what is told to be one must not depend on them. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readFile, splitLines } from '../../../src/core/sources';
import { holdsWords, isRule, plainWords } from '../../../src/core/sources/text/words';

describe('the words of a line', () => {
  const cases: readonly (readonly [line: string, words: string])[] = [
    ['### [Akari Asai](https://a.org/p?id=~A1 "~A1"), [Zeqiu Wu](/p?id=~Z1)', 'Akari Asai, Zeqiu Wu'],
    [' ![Image 42](https://a.org/a.svg) [Omar Khattab](https://a.org/okhattab) ,', 'Omar Khattab ,'],
    ['[![Image 1: arrow](https://a.org/a.svg)Go to **ICLR 2026**](https://a.org "Home")', 'Go to ICLR 2026'],
    ['John Jumper⟨1⟩, View ORCID ProfileRichard Evans⟨1,2⟩', 'John Jumper, Richard Evans'],
    ['**Jane Roe**, _John Doe_', 'Jane Roe, John Doe'],
    ['Search with snake_case_names and A', 'Search with snake_case_names and A'],
  ];
  for (const [line, words] of cases) it(`are ${words}`, () => assert.equal(plainWords(line), words));

  for (const line of ['', '=====', '---', '* * *', '·', '[![Image 1](https://a.org/a.png)](https://a.org/b)'])
    it(`are none: ${line}`, () => assert.equal(holdsWords(line), false));

  it('are some behind an image', () =>
    assert.equal(holdsWords('![Image 1](https://a.org/a.png) Title'), true));

  it('are found in a long line without taking long @long', () => {
    for (const part of ['![', '[', '[a](', '![a](b', '⟨', '**', '_', ' ', '- ']) {
      const line = part.repeat(400_000 / part.length);
      const from = process.hrtime.bigint();
      plainWords(line);
      plainWords(line.slice(0, 20_000));
      holdsWords(line);
      holdsWords(line.slice(0, 20_000));
      isRule(line);
      assert.ok(process.hrtime.bigint() - from < 1_000_000_000n, part);
    }
  });
});

describe('a title', () => {
  const ROOT = path.resolve('test/pages');
  /** What an extraction makes of a heading, and what pages put below a title. */
  const marks: readonly (readonly [name: string, mark: (line: string) => readonly string[]])[] = [
    ['underlined as a first heading', (line) => [line, '='.repeat(line.length)]],
    ['underlined as a second heading', (line) => [line, '-'.repeat(line.length)]],
  ];
  const HEADING =
    /^(?:abstract|Abstract:?|read the original abstract|TLDR|AI Analysis|Core claim|The pith|Overview|Authors:|representative citing papers|citing papers explorer)$/;
  const SOURCES_HERE = [
    'alphaxiv',
    'google-scholar',
    'huggingface-paper',
    'openreview',
    'papers-with-code',
    'pith-citations',
    'pith-number',
    'pith-review',
    'scholar-feed-paper',
    'semantic-scholar',
  ];
  for (const folder of SOURCES_HERE) {
    for (const name of fs.readdirSync(path.join(ROOT, folder)).filter((file) => !file.endsWith('.json'))) {
      const text = fs.readFileSync(path.join(ROOT, folder, name), 'utf8');
      for (const [how, mark] of marks)
        it(`is the same when ${how}: ${folder}/${name}`, () => {
          const before = readFile(name, text).records;
          const after = readFile(name, marked(text, titleLines(name, text), mark)).records;
          assert.deepEqual(after.map(told), before.map(told));
        });
    }
  }

  it('and all below it are the same when the headings of a page are underlined @long', () => {
    for (const folder of SOURCES_HERE) {
      for (const name of fs.readdirSync(path.join(ROOT, folder)).filter((file) => !file.endsWith('.json'))) {
        const text = fs.readFileSync(path.join(ROOT, folder, name), 'utf8');
        const headings = new Set(
          splitLines(text).flatMap((line, index) => (HEADING.test(line.trim()) ? [index] : [])),
        );
        const underlined = marked(text, headings, (line) => [line, '-'.repeat(line.length)]);
        const texts = (page: string) =>
          readFile(name, page).records.map(({ title, abstract, summary, machineTexts }) =>
            [title, abstract, summary, ...(machineTexts ?? []).map((one) => one.text)].map(
              // A heading within a text keeps its rule.
              (one) => one?.text.replace(/\n-{3,}(?=\n)/g, ''),
            ),
          );
        assert.deepEqual(texts(underlined), texts(text), `${folder}/${name}`);
      }
    }
  });

  function told({ title, authors }: ReturnType<typeof readFile>['records'][number]) {
    return { title: title.text, authors };
  }

  /** The lines that a title fills; the rows of a list of citing papers are no headings. */
  function titleLines(name: string, text: string): ReadonlySet<number> {
    const lines = splitLines(text);
    return new Set(
      readFile(name, text)
        .records.filter(({ part }) => part !== 'citer')
        .map(({ title }) => title)
        .filter(({ place, text: title }) => lines[place.line]?.trim() === title)
        .filter(({ place }) => !isRule(lines[place.line + 1] ?? ''))
        .map(({ place }) => place.line),
    );
  }

  function marked(text: string, at: ReadonlySet<number>, mark: (line: string) => readonly string[]): string {
    return splitLines(text)
      .flatMap((line, index) => (at.has(index) ? mark(line) : [line]))
      .join('\n');
  }
});
