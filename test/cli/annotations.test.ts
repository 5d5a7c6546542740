// `scholium annotations` over a folder, and two people's files merged by git itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function scholium(...args: string[]) {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
}

const annotation = (id: string, more: object = {}) =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: 'commenting',
    body: [{ type: 'TextualBody', value: `Remark ${id}.`, purpose: 'commenting' }],
    target: {
      source: 'pages/a%20b.txt',
      selector: [
        { type: 'TextQuoteSelector', exact: 'burns at night', prefix: 'A lamp ', suffix: '.' },
        { type: 'TextPositionSelector', start: 7, end: 21 },
      ],
    },
    ...more,
  });

const HEADER = '{"scholium":"annotations","version":1}';

describe('scholium annotations', () => {
  let folder = '';
  const file = () => join(folder, '.scholium', 'annotations.jsonl');
  const write = (...lines: string[]) =>
    writeFileSync(file(), [HEADER, ...lines].map((line) => `${line}\n`).join(''));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'annotations-'));
    mkdirSync(join(folder, '.scholium'));
    mkdirSync(join(folder, 'pages'));
    writeFileSync(
      join(folder, 'pages', 'a b.txt'),
      'Other words first.\nA lamp burns at night. We saw it.\n',
    );
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says where each stands, and of those that are lost', () => {
    const lost = {
      source: '../../etc/passwd',
      selector: [{ type: 'TextQuoteSelector', exact: 'root:x:0:0' }],
    };
    write(
      annotation('1', { 'scholium:colour': 'green' }),
      annotation('2', { motivation: 'replying', target: 'urn:uuid:1' }),
      annotation('3', { target: lost }),
    );
    const { status, stdout, stderr } = scholium('annotations', folder);
    assert.equal(status, 0, stderr);
    assert.deepEqual(stdout.split('\n'), [
      '../../etc/passwd: Comment · passage not found: “root:x:0:0”: Remark 3.',
      'pages/a b.txt:2: Comment · green: supports: “burns at night”: Remark 1.',
      '2 annotations, 0 resolved, 1 not found',
      '',
    ]);
  });

  it('gives data, with the answers and the place', () => {
    write(annotation('1'), annotation('2', { motivation: 'replying', target: 'urn:uuid:1' }));
    const { status, stdout, stderr } = scholium('annotations', folder, '--json');
    assert.equal(status, 0, stderr);
    const [{ state, at, quote, text, replies }] = JSON.parse(stdout);
    assert.deepEqual([state, quote, text, replies.length], ['open', 'burns at night', 'Remark 1.', 1]);
    assert.deepEqual(at, { file: 'pages/a b.txt', line: 2, start: 26, end: 40, score: at.score });
  });

  it('gives a note', () => {
    write(annotation('1'));
    const { status, stdout, stderr } = scholium('annotations', folder, '--markdown');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^# Annotations\n\n## pages\/a b.*\n\n<!-- scholium:annotations-/);
    assert.match(stdout, /> burns at night\n\n {2}Remark 1\.\n\n {2}\[pages\/a b.*\]\(<pages\/a%20b\.txt>\)/);
  });

  it('tells of broken lines and goes on, and of a call that contradicts itself', () => {
    write(annotation('1'), '{"id":');
    const { status, stdout, stderr } = scholium('annotations', folder);
    assert.deepEqual([status, stdout.split('\n').length], [0, 3]);
    assert.match(stderr, /annotations\.jsonl:3: This line is not JSON/);
    assert.equal(scholium('annotations', folder, '--json', '--markdown').status, 2);
    assert.equal(scholium('annotations').status, 2);
  });

  it('says nothing of a folder without any', () => {
    assert.equal(scholium('annotations', folder).stdout, '0 annotations, 0 resolved, 0 not found\n');
  });

  it('reads what git makes of two people’s files, both ways', () => {
    const lines = (...ids: string[]) =>
      [HEADER, ...ids.map((id) => annotation(id))].map((line) => `${line}\n`).join('');
    const names = ['ours', 'base', 'theirs'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(names[0], lines('1', '2', '5', '9'));
    writeFileSync(names[1], lines('1', '5', '9'));
    writeFileSync(names[2], lines('1', '3', '5', '7', '9'));
    for (const how of [[], ['--diff3'], ['--union']]) {
      const { stdout } = spawnSync('git', ['merge-file', '-p', ...how, ...names], { encoding: 'utf8' });
      assert.ok(stdout.includes('urn:uuid:3') && stdout.includes('urn:uuid:2'));
      writeFileSync(file(), stdout);
      const { status, stdout: json } = scholium('annotations', folder, '--json');
      assert.equal(status, 0);
      const ids = (JSON.parse(json) as { id: string }[]).map(({ id }) => id.slice(9)).sort();
      assert.deepEqual(ids, ['1', '2', '3', '5', '7', '9'], how.join());
      assert.ok(readFileSync(file(), 'utf8') === stdout);
    }
  });
});
