/** The notes suite: which papers a folder of notes cites, now and at the next start, and what a long one costs to write in. */
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { CachedFile } from '../src/core/cache/cached-file';
import { decodeChunk, encodeChunk } from '../src/core/cache/chunk';
import { Chunks } from '../src/core/cache/chunks';
import { takeIn } from '../src/core/intake';
import { NoteReader } from '../src/core/notes/note-reader';
import { usedKeys } from '../src/core/notes/used-keys';
import { heapOf } from './heap';
import { libraryOf } from './library';
import { longNote, type Note, notesOf } from './note-text';
import { writing } from './note-writing';
import type { Material } from './papers';
import { quantile, type Row, rowsOf } from './rows';
import { least, time } from './timing';

const TRIES = 3;
const NOTES = 5000;
const LINES = 10_000;
/** Of the rival, which takes seconds for all of them. */
const RIVAL_SHARE = 10;
const BUILD = 'bench';
/** As the editor takes Markdown: it may be a page as well. */
const ROLE = { dump: true, note: true };

const processor = unified().use(remarkParse);

export function notesSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const keys = papers.map(({ id }) => id);
  const notes = [...notesOf(papers, keys, NOTES, 1)];
  say(`  ${NOTES} notes, ${(lettersOf(notes) / 1e6).toFixed(0)} MB`);
  const row = rowsOf('notes', papers.length);
  return [...folderRows(), ...longRows()];

  function folderRows(): Row[] {
    const some = notes.filter((_, i) => i % RIVAL_SHARE === 0);
    const share = lettersOf(some) / lettersOf(notes);
    processor.parse(some[0]!.text);
    const trees = heapOf(() => some.map(({ text }) => processor.parse(text)));
    const rival = time(() => {
      for (const { text } of some) processor.parse(text);
    });
    const parsing = { name: 'remark-parse alone', value: rival / share };

    let cited = 0;
    const index = least(TRIES, () => {
      cited = 0;
      for (const { text } of notes) cited += usedKeys(text, 'markdown').size;
    });
    say(`  ${cited} keys`);
    const files = notes.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    const taking = least(TRIES, () => files.map(takenIn));
    const kept = heapOf(() => keptOf(files.map(takenIn)));
    const texts = heapOf(() => files.map((file) => file.bytes.toString()));

    const chunks = kept.kept.chunks.plan().writes.map((group) => encodeChunk(group, BUILD));
    const start = least(TRIES, () => keptOf(chunks.flatMap((chunk) => decodeChunk(chunk, BUILD)!)));
    const onDisk = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    return [
      row('notes first index', index, 'ms', parsing),
      row('notes first index, from their bytes', taking, 'ms', parsing),
      row('notes warm start', start, 'ms', parsing),
      row('notes kept for the next start', onDisk / 1e6, 'MB', { name: 'the files', value: bytes / 1e6 }),
      row('notes memory', kept.mb, 'MB', { name: 'trees of remark-parse', value: trees.mb / share }),
      row('notes memory, by the text', kept.mb, 'MB', { name: 'the text', value: texts.mb }),
    ];
  }

  function longRows(): Row[] {
    const note = longNote(papers, keys, LINES, 2);
    const name = 'remark-parse of the note';
    const whole = { name, value: least(TRIES, () => processor.parse(note)) };
    const tree = heapOf(() => processor.parse(note));
    const open = heapOf(() => new NoteReader(note, 'markdown'));
    say(`  a note of ${LINES} lines, ${open.kept.keys.length} citations`);
    const measured = writing(note, libraryOf(papers));
    return [
      ...Object.entries(measured).flatMap(([what, took]) => [
        row(`notes ${what}`, quantile(took, 0.95), 'ms', whole),
        row(`notes ${what}, median`, quantile(took, 0.5), 'ms', whole),
      ]),
      row('notes open note, memory', open.mb, 'MB', { name: 'its tree', value: tree.mb }),
    ];
  }
}

interface OnDisk {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function takenIn({ name, bytes }: OnDisk): CachedFile {
  return {
    file: name,
    mtime: 1,
    size: bytes.length,
    role: ROLE,
    readAt: 1e9,
    intake: takeIn(name, bytes, ROLE),
  };
}

/** What the editor keeps of notes: what was read of each, what of it is on disk, and where each key stands. */
function keptOf(files: readonly CachedFile[]) {
  const chunks = new Chunks();
  const uses = new Map<string, Set<string>>();
  for (const cached of files) {
    chunks.note(cached);
    for (const key of cached.intake.citedKeys) {
      const known = uses.get(key);
      if (known) known.add(cached.file);
      else uses.set(key, new Set([cached.file]));
    }
  }
  return { chunks, uses };
}

function lettersOf(notes: readonly Note[]): number {
  return notes.reduce((sum, { text }) => sum + text.length, 0);
}
