// Files of `.scholium/` as two windows write them, on the disk.
import * as assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ANNOTATIONS } from '../../src/core/annotations/file';
import { addAnnotation, deleteAnnotations, editAnnotation } from '../../src/core/annotations/operations';
import { writeLines } from '../../src/core/jsonl';
import { writeIntent } from '../../src/core/jsonl/intent';
import type { Annotation } from '../../src/core/model';
import { KeptFiles } from '../../src/vscode/kept-files';

const NOW = '2026-11-21T12:00:00Z';
const made = (id: string): Annotation =>
  addAnnotation([], { id: `urn:uuid:${id}`, target: { source: 'a.txt', paper: [] }, text: id, now: NOW })[0]!;

describe('kept files', () => {
  let path = '';
  let folder: vscode.Uri;
  const inScholium = () => (existsSync(join(path, '.scholium')) ? readdirSync(join(path, '.scholium')) : []);
  const text = () => readFileSync(join(path, '.scholium', 'annotations.jsonl'), 'utf8');

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'kept-'));
    folder = vscode.Uri.file(path);
  });

  afterEach(() => rmSync(path, { recursive: true, force: true }));

  it('lose nothing of what two windows write at once', async () => {
    const windows = [new KeptFiles(ANNOTATIONS), new KeptFiles(ANNOTATIONS)];
    await windows[0]!.change(folder, () => [made('shared'), made('gone')]);
    await Promise.all(
      windows.flatMap((files, w) =>
        Array.from({ length: 12 }, (_, i) =>
          files.change(folder, (entries) => {
            const more = [...entries, made(`${w}-${String(i).padStart(2, '0')}`)];
            if (i === 3 && w === 0) return deleteAnnotations(more, ['urn:uuid:gone']);
            if (i === 5 && w === 1) return editAnnotation(more, 'urn:uuid:shared', { colour: 'red' }, NOW);
            return more;
          }),
        ),
      ),
    );
    const files = new KeptFiles(ANNOTATIONS);
    assert.equal(await files.read([folder]), true);
    const ids = files.entries.map(({ id }) => id.slice(9));
    assert.equal(ids.filter((id) => /^[01]-\d\d$/.test(id)).length, 24, ids.join());
    assert.deepEqual(
      ids.filter((id) => !/^[01]-/.test(id)),
      ['shared'],
    );
    assert.equal(files.entries.find(({ id }) => id.endsWith('shared'))!.colour, 'red');
    assert.deepEqual(inScholium(), ['annotations.jsonl']);
  });

  it('know what they wrote, and see what others write', async () => {
    const files = new KeptFiles(ANNOTATIONS);
    await files.change(folder, () => [made('1')]);
    const [first] = files.entries;
    assert.equal(await files.read([folder]), false);
    assert.equal(files.entries[0], first);
    writeFileSync(join(path, '.scholium', 'annotations.jsonl'), `${text()}{broken\n`);
    assert.equal(await files.read([folder]), true);
    assert.deepEqual([files.entries.length, files.problems.length], [1, 1]);
    await files.change(folder, (entries) => [...entries, made('2')]);
    assert.match(text(), /urn:uuid:2.*\n\{broken\n$/);
  });

  it('finish what a window that died had begun, and leave nothing lying about', async () => {
    const directory = join(path, '.scholium');
    mkdirSync(directory);
    const leave = (name: string, words: string) => {
      writeFileSync(join(directory, name), words);
      utimesSync(join(directory, name), new Date(2020, 1), new Date(2020, 1));
    };
    leave('annotations.jsonl', writeLines(ANNOTATIONS, { entries: [made('1')], kept: [] }));
    leave('annotations.jsonl.dead.intent.tmp', writeIntent(ANNOTATIONS, [{ is: made('2') }]));
    leave('annotations.jsonl.dead.tmp', 'half of a te');
    leave('annotations.jsonl.half.intent.tmp', '{"scholium":"annot');
    leave('annotations.jsonl.x7k2p1.tmp', 'of an earlier version');
    leave('citekeys.jsonl.x7k2p1.tmp', 'of another file');
    const files = new KeptFiles(ANNOTATIONS);
    await files.read([folder]);
    assert.deepEqual(
      files.entries.map(({ id }) => id),
      ['urn:uuid:1', 'urn:uuid:2'],
    );
    assert.deepEqual(inScholium(), ['annotations.jsonl', 'citekeys.jsonl.x7k2p1.tmp']);
  });

  it('do not write what a newer version wrote', async () => {
    mkdirSync(join(path, '.scholium'));
    const newer = '{"scholium":"annotations","version":99}\n';
    writeFileSync(join(path, '.scholium', 'annotations.jsonl'), newer);
    await assert.rejects(
      new KeptFiles(ANNOTATIONS).change(folder, () => [made('1')]),
      /newer Scholium/,
    );
    assert.equal(text(), newer);
    assert.deepEqual(inScholium(), ['annotations.jsonl']);
  });
});
