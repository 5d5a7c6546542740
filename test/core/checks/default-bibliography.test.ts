import assert from 'node:assert/strict';
import { Bibliographies } from '../../../src/core/checks/bibliographies';
import { checkNote } from '../../../src/core/checks/check-note';
import { ALL, LIBRARY } from './world';

/** A workspace at `w/`: names that nobody wrote lead no further. */
function world(files: Readonly<Record<string, string>>, name: string | undefined = 'references.bib') {
  const asked = new Set<string>();
  const bibliographies = new Bibliographies(
    (path, from, reach) => {
      const folders = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
      for (const part of path.split('/')) {
        if (part === '..' && folders.pop() === undefined) return undefined;
        if (part !== '..' && part !== '.' && part !== '') folders.push(part);
      }
      const file = folders.join('/');
      return reach === 'inWorkspace' && !file.startsWith('w/') ? undefined : file;
    },
    () => name,
  );
  const read = (file: string, text: string, language = 'markdown') => {
    const note = { file, text, language };
    for (let wanted = bibliographies.unread(note); wanted.length > 0; wanted = bibliographies.unread(note))
      for (const each of wanted) {
        assert.ok(!asked.has(each), `${each} is asked for twice`);
        asked.add(each);
        bibliographies.set(each, files[each]);
      }
    return note;
  };
  return {
    asked,
    of(file: string, text = '', language = 'markdown') {
      const { files: found, byDefault, complete } = bibliographies.of(read(file, text, language));
      return [
        ...found.map((each) => each.file),
        ...(byDefault ? ['by default'] : []),
        ...(complete ? ['complete'] : []),
      ];
    },
    place(file: string, text = '', language = 'markdown') {
      const found = bibliographies.defaultOf(read(file, text, language));
      return found && `${found.file} ${found.isThere ? 'there' : 'absent'}`;
    },
    problems(file: string, text: string) {
      const note = read(file, text);
      const bibliographyOf = () => bibliographies.of(note);
      return checkNote(note, { library: LIBRARY, rules: ALL, bibliographyOf }).map(({ rule }) => rule);
    },
  };
}

const BIB = '@misc{own2020, title = {Own}}\n';

describe('the default bibliography', () => {
  it('is the nearest of its name, beside the note or above it in the workspace', () => {
    const files = { 'w/references.bib': BIB, 'w/a/references.bib': BIB, 'references.bib': BIB };
    assert.deepEqual(world(files).of('w/a/b/note.md'), ['w/a/references.bib', 'by default']);
    assert.deepEqual(world(files).of('w/c/note.md'), ['w/references.bib', 'by default']);
    assert.deepEqual(world({ 'references.bib': BIB }).of('w/c/note.md'), []);
  });

  it('is to be made beside the note where there is none', () => {
    assert.equal(world({}).place('w/a/b/note.md'), 'w/a/b/references.bib absent');
    assert.equal(world({ 'w/references.bib': '' }).place('w/a/note.md'), 'w/references.bib there');
    assert.equal(world({}).place('elsewhere/note.md'), undefined);
    assert.equal(world({}, '').place('w/note.md'), undefined);
    assert.equal(world({}, 'refs/mine.json').place('w/a/note.md'), 'w/a/refs/mine.json absent');
    assert.equal(world({}, '/home/all.bib').place('w/a/note.md'), 'home/all.bib absent');
  });

  it('is none beside what the note or its project names, wherever that leads', () => {
    const files = {
      'w/references.bib': BIB,
      'w/refs.bib': BIB,
      'w/p/_quarto.yml': 'bibliography: all.bib\n',
    };
    const named = (value: string) => `---\nbibliography: ${value}\n---\n`;
    assert.deepEqual(world(files).of('w/note.md', named('refs.bib')), ['w/refs.bib', 'complete']);
    for (const value of ['absent.bib', 'https://example.org/refs.bib', '`r x`']) {
      assert.deepEqual(world(files).of('w/note.md', named(value)), [], value);
      assert.equal(world(files).place('w/note.md', named(value)), undefined, value);
    }
    assert.deepEqual(world(files).of('w/p/note.md'), []);
    assert.deepEqual(world(files).of('w/note.md', named('')), ['w/references.bib', 'by default']);
  });

  it('serves LaTeX and Typst that name none, and no plain text', () => {
    const files = { 'w/references.bib': BIB };
    assert.deepEqual(world(files).of('w/a.tex', '', 'latex'), ['w/references.bib', 'by default']);
    assert.deepEqual(world(files).of('w/a.typ', '', 'typst'), ['w/references.bib', 'by default']);
    assert.deepEqual(world(files).of('w/a.txt', '', 'plaintext'), []);
    assert.deepEqual(world(files).of('w/a.tex', '\\documentclass{a}\\addbibresource{b.bib}', 'latex'), []);
  });

  it('makes its keys known, and lacks nothing: another may be used', () => {
    const files = { 'w/references.bib': BIB };
    assert.deepEqual(world(files).problems('w/note.md', '[@own2020; @a]\n'), []);
    assert.deepEqual(world({}).problems('w/note.md', '[@own2020]\n'), ['unknown-key']);
    assert.deepEqual(
      world(files).problems('w/note.md', '---\nbibliography: references.bib\n---\n\n[@own2020; @a]\n'),
      ['missing-entry'],
    );
  });

  it('is asked for when nothing else can speak for the note', () => {
    const named = world({ 'w/refs.bib': BIB });
    named.of('w/note.md', '---\nbibliography: refs.bib\n---\n');
    assert.ok(!named.asked.has('w/references.bib'));
    const project = world({ 'w/_quarto.yml': 'bibliography: refs.bib\n' });
    project.of('w/note.md');
    assert.ok(!project.asked.has('w/references.bib'));
  });
});
