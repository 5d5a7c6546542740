// `scholium anchor`, run as another program would run it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');

const PAGE =
  '\uFEFFOn the Burning of Lamps\r\nAda Lovelace\r\n\r\nAbstract\r\nWe light 12 lamps and watch them burn. Oil lasts longer than wax.\r\n';

const quote = (exact: string, prefix?: string, suffix?: string) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});

describe('scholium anchor', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scholium-anchor-'));
    writeFileSync(join(folder, 'page.txt'), PAGE);
    writeFileSync(join(folder, 'page.bin'), new Uint8Array([0x89, 0x50, 0, 0, 1, 2]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function anchor(input: readonly unknown[] | string, ...args: string[]) {
    const lines = typeof input === 'string' ? input : input.map((one) => JSON.stringify(one)).join('\n');
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'anchor', ...args], {
      cwd: folder,
      encoding: 'utf8',
      input: lines,
    });
    return { status, stdout, stderr };
  }

  const annotation = (id: string, selector: unknown) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    target: { source: 'page.txt', selector },
  });

  it('says of each annotation where it lands, in UTF-16 units behind the byte order mark', () => {
    const exact = 'watch them burn';
    const text = PAGE.slice(1);
    const start = text.indexOf(exact);
    const { status, stdout } = anchor(
      [
        annotation('urn:a', [
          quote(exact, 'lamps and ', '. Oil lasts'),
          { type: 'TextPositionSelector', start: 3, end: 18 },
        ]),
        annotation('urn:b', quote('Ada\nLovelace')),
        annotation('urn:c', quote('a passage of a page that is another one altogether')),
        { id: 'urn:d', target: [{ source: 'x', selector: [quote('Oil lasts longer than wax')] }] },
      ],
      'page.txt',
      '--json',
    );
    assert.equal(status, 0);
    const [a, b, c, d] = JSON.parse(stdout);
    assert.deepEqual(a, { id: 'urn:a', state: 'found', start, end: start + exact.length, score: 1 });
    assert.deepEqual([b.state, text.slice(b.start, b.end)], ['found', 'Ada Lovelace']);
    assert.deepEqual([c.state, c.start, c.end], ['orphan', null, null]);
    assert.deepEqual([d.state, text.slice(d.start, d.end)], ['found', 'Oil lasts longer than wax']);
  });

  it('a line each for a reader', () => {
    const { stdout } = anchor([annotation('urn:a', quote('them burn', 'and watch ', '. Oil'))], 'page.txt');
    assert.equal(stdout, 'page.txt:5:29: found: urn:a (1)\n');
  });

  it('broken lines are told with their numbers, the others are read', () => {
    const good = JSON.stringify(annotation('urn:a', quote('Oil lasts longer', '. ', ' than')));
    const lines = [
      good,
      '{"id": ',
      '',
      '[1]',
      '{"type":"Annotation"}',
      '{"scholium":"annotations","version":1}',
    ];
    const { status, stdout, stderr } = anchor(lines.join('\r\n'), 'page.txt', '--json');
    assert.equal(status, 1);
    assert.deepEqual(
      JSON.parse(stdout).map(({ id }: { id: string }) => id),
      ['urn:a'],
    );
    assert.deepEqual(stderr.trim().split('\n'), [
      'scholium: standard input, line 2: This is not JSON.',
      'scholium: standard input, line 4: This is not an annotation: one is an object in braces.',
      'scholium: standard input, line 5: This annotation has no "id".',
    ]);
  });

  it('no annotations are none, no file is an error, no call is misunderstood', () => {
    assert.deepEqual(anchor('', 'page.txt', '--json'), { status: 0, stdout: '[]\n', stderr: '' });
    assert.equal(anchor('', 'nothing.txt').status, 1);
    assert.equal(anchor('', 'page.bin').status, 1);
    assert.equal(anchor('').status, 2);
    assert.equal(anchor('', 'page.txt', 'page.bin').status, 2);
  });
});
