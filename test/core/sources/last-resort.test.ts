import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readFile, siteLabel, sourceLabel, splitLines } from '../../../src/core/sources';
import { project, textAt } from './project';

const ROOT = path.resolve('test/pages/guess');
const NAMES = fs.readdirSync(ROOT).filter((name) => !name.endsWith('.json'));

function textOf(name: string): string {
  return fs.readFileSync(path.join(ROOT, name), 'utf8');
}

describe('a page that no source knows', () => {
  for (const name of NAMES) {
    it(`is guessed, and says so: guess/${name}`, () => {
      const parsed = readFile(name, textOf(name));
      const found = `${JSON.stringify(project(parsed), undefined, 1)}\n`;
      const expected = path.join(ROOT, name.replace(/\.\w+$/, '.json'));
      if (process.env.UPDATE_EXPECT !== undefined) fs.writeFileSync(expected, found);
      assert.deepEqual(JSON.parse(found), JSON.parse(fs.readFileSync(expected, 'utf8')));
      assert.deepEqual(
        parsed.records.map(({ guessed }) => guessed),
        [true],
      );
      assert.equal(parsed.problems[0]?.code, 'guessed');
      const lines = splitLines(textOf(name));
      for (const { title, abstract } of parsed.records)
        for (const printed of [title, abstract])
          if (printed) assert.equal(textAt(lines, printed.place), printed.text);
    });

    it(`cut behind any line never throws: guess/${name}`, () => {
      const lines = splitLines(textOf(name));
      for (let end = 0; end <= lines.length; end++) {
        const { problems, pages } = readFile(name, lines.slice(0, end).join('\n'));
        for (const { place } of [...pages, ...problems]) assert.ok(place.endLine < Math.max(1, end));
      }
    });
  }

  const whole = textOf('own-homepage.txt');
  const without: readonly (readonly [string, string])[] = [
    ['an identifier', whole.replace(/DOI:.*\n/, '')],
    ['an author', whole.replace(/Leo Breiman\n/, '')],
    ['an abstract', whole.replace(/Abstract\n/, '')],
    ['enough of an abstract', whole.replace(/A forest[\s\S]*$/, 'A forest is a set of trees.')],
    ['a title at its top', `Notes of mine on this.\n${whole}`],
  ];
  for (const [what, text] of without) {
    it(`is not guessed without ${what}`, () => {
      assert.deepEqual(readFile('page.txt', text).records, []);
    });
  }

  it('is not guessed in a note', () => {
    assert.deepEqual(readFile('note.md', whole).records, []);
    const cited = `${whole}\nSee [@breiman2001].`;
    assert.deepEqual(
      readFile('note.md', `URL: https://doi.org/10.1023/A:1010933404324\n\n${cited}`).records,
      [],
    );
  });

  it('has a name', () => {
    assert.equal(sourceLabel('guess'), 'page of an unknown site');
    assert.equal(siteLabel('guess'), 'unknown site');
  });
});
