/** What CONTRIBUTING shows by example is true: the source it prints reads the page it prints. */
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vm from 'node:vm';
import type { Source } from '../../src/core/sources/source';
import { Lines, splitLines } from '../../src/core/sources/text/lines';

const GUIDE = readFileSync('CONTRIBUTING.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)\\n *\`\`\`$`, 'm').exec(GUIDE);
  assert.ok(found, `CONTRIBUTING.md has no block of ${language}`);
  return found[2]!
    .split('\n')
    .map((line) => line.slice(found[1]!.length))
    .join('\n');
}

/** The source as a developer would have it after typing the block into `src/core/sources`. */
function exampleSource(): Source {
  const { buildSync } = createRequire(path.resolve('package.json'))('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    stdin: { contents: block('ts'), resolveDir: path.resolve('src/core/sources'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  const module = { exports: {} as { EXAMPLE_PAPERS?: Source } };
  vm.runInNewContext(outputFiles![0]!.text, { module, exports: module.exports });
  return module.exports.EXAMPLE_PAPERS!;
}

describe('the example in CONTRIBUTING', () => {
  const lines = new Lines('lamps.txt', splitLines(block('text')));

  it('reads the page above it', () => {
    const source = exampleSource();
    assert.deepEqual([...source.starts(lines)], [0]);
    const [record] = JSON.parse(JSON.stringify(source.read(lines))).records;
    assert.equal(record.title.text, 'On the Burning of Lamps');
    assert.deepEqual(record.authors[1], { family: 'Shelley', given: 'Mary' });
    assert.deepEqual(record.date, { year: 1843, month: 3, day: 3 });
    assert.deepEqual(record.identifiers, [{ scheme: 'doi', value: '10.1000/lamps.1' }]);
    assert.equal(record.abstract.text, 'We light lamps and watch them burn.');
  });

  it('reads it cut behind any line', () => {
    const source = exampleSource();
    for (let end = 4; end <= lines.length; end++) {
      const { records, problems } = source.read(lines.slice(0, end));
      assert.equal(records[0]!.abstract === undefined, end < 7, `${end} lines`);
      assert.equal(problems.length, 0);
    }
  });
});
