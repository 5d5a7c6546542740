// Files of `.scholium/` as two windows write them, on the disk.
import * as assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
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
import { KeptFiles } from '../../src/vscode/word/kept-files';
import { eventually, inFolder, readLibrary, write } from './support';

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

  it('finish what a window that died had begun at the next change, and write nothing before', async () => {
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
    const state = () =>
      inScholium().map((name) => [
        name,
        readFileSync(join(directory, name), 'utf8'),
        statSync(join(directory, name)).mtimeMs,
      ]);
    const before = state();
    const files = new KeptFiles(ANNOTATIONS);
    const ids = (entries: readonly Annotation[]) => entries.map(({ id }) => id);
    await files.read([folder]);
    assert.deepEqual(ids(files.entries), ['urn:uuid:1']);
    assert.deepEqual(state(), before);
    await files.change(folder, (entries) => {
      assert.deepEqual(ids(entries), ['urn:uuid:1', 'urn:uuid:2']);
      return [...entries, made('3')];
    });
    assert.deepEqual(ids(files.entries), ['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:3']);
    assert.deepEqual(inScholium(), ['annotations.jsonl', 'citekeys.jsonl.x7k2p1.tmp']);
  });

  it('are not read where they are no files', async function () {
    if (process.platform === 'win32') this.skip();
    const directory = join(path, '.scholium');
    mkdirSync(directory);
    symlinkSync('/dev/zero', join(directory, 'annotations.jsonl.planted.intent.tmp'));
    const files = new KeptFiles(ANNOTATIONS);
    await files.change(folder, () => [made('1')]);
    assert.equal(await new KeptFiles(ANNOTATIONS).read([folder]), true);
    rmSync(join(directory, 'annotations.jsonl'));
    symlinkSync('/dev/zero', join(directory, 'annotations.jsonl'));
    await files.read([folder]);
    assert.deepEqual(
      [files.entries.length, files.problems.map(({ message }) => message)],
      [1, ['The file cannot be read, so what it said before goes on to hold: It is no file.']],
    );
    await assert.rejects(
      files.change(folder, () => []),
      /It is no file/,
    );
  });

  it('are not read, and never written, where they are not in UTF-8', async () => {
    const line = JSON.stringify({ ...made('1'), text: 'größer' });
    const bytes = Buffer.from(`${line}\n`, 'latin1');
    const file = vscode.Uri.joinPath(folder, '.scholium', 'annotations.jsonl');
    await vscode.workspace.fs.writeFile(file, bytes);
    const files = new KeptFiles(ANNOTATIONS);
    await files.read([folder]);
    assert.match(files.problems.map(({ message }) => message).join(), /not in UTF-8/);
    await assert.rejects(
      files.change(folder, (entries) => [...entries, made('2')]),
      /not in UTF-8/,
    );
    assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(file)), bytes);
    assert.deepEqual(inScholium(), ['annotations.jsonl']);
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

describe('a broken line in what is kept of literature notes', () => {
  it('is shown as that of the other files is, and no more when it is mended', async () => {
    await readLibrary();
    const file = inFolder('.scholium', 'literature-notes.jsonl');
    const { fs } = vscode.workspace;
    const before = await fs.readFile(file).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    const codes = () => vscode.languages.getDiagnostics(file).map(({ code }) => code);
    try {
      await write(file, `${before}no JSON\n`);
      await eventually('the problem', () => codes().includes('literature-notes-line'));
    } finally {
      if (before === '') await fs.delete(file);
      else await write(file, before);
    }
    await eventually('no problem', () => codes().length === 0);
  });
});
