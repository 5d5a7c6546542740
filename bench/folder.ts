/** A folder of files on disk, gone when it was measured. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Intake } from '../src/core/intake';
import { takeIn } from '../src/core/intake';
import { dumpsOf } from './dumps/folder';
import { othersOf } from './dumps/others';
import { ReadBack } from './dumps/read-back';
import { notesOf } from './note-text';
import type { Paper } from './papers';

/** Fewer accounts than these read as written, and a bench would measure something else than it says. */
const LEAST_READ = 0.99;
/** What is read amiss goes here: each is a page for some reader of ours to be mended by. */
const FAULTS = 'out/bench-read-back.txt';
/** For so many pages there is a note, and a file that is nothing of ours. */
const PAGES_PER_OTHER = 50;

export interface Folder {
  readonly path: string;
  /** Names of all files, the pages first. */
  readonly names: readonly string[];
  /** How many of them are pages. */
  readonly pages: number;
  readonly bytes: number;
}

/** Calls `use` with a folder of a page for each paper, some notes and some other files. */
export function inFolder<T>(papers: readonly Paper[], use: (folder: Folder) => T): T {
  const path = mkdtempSync(join(tmpdir(), 'scholium-bench-'));
  try {
    return use(writeFolder(path, papers));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function writeFolder(path: string, papers: readonly Paper[]): Folder {
  const names: string[] = [];
  let bytes = 0;
  const write = ({ name, text }: { name: string; text: string }) => {
    const file = join(path, name);
    if (names.length % 1000 === 0 || !name.startsWith('pages/'))
      mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    names.push(name);
    bytes += text.length;
  };
  for (const dump of dumpsOf(papers)) write(dump);
  const pages = names.length;
  const others = Math.ceil(pages / PAGES_PER_OTHER);
  const keys = papers.map(({ id }) => id);
  for (const note of notesOf(papers, keys, others, 1)) write(note);
  for (const other of othersOf(others, 1)) write(other);
  return { path, names, pages, bytes };
}

export function takeInFile(folder: Folder, name: string): Intake {
  const role = { dump: true, note: name.endsWith('.md') };
  return takeIn(name, readFileSync(join(folder.path, name)), role);
}

/** Throws when the pages of these papers are not read as what they were made from. */
export function checkReadBack(
  papers: readonly Paper[],
  read: (name: string) => Intake,
  say: (text: string) => void,
): void {
  const back = new ReadBack();
  for (const dump of dumpsOf(papers)) back.check(dump, read(dump.name).parsed);
  const { written, share, faults } = back;
  writeFileSync(FAULTS, faults.map((fault) => `${fault}\n`).join(''));
  const percent = (100 * share).toFixed(2);
  say(`  ${percent} % of ${written.toLocaleString('en')} accounts read as they were written, see ${FAULTS}`);
  if (share < LEAST_READ)
    throw new Error(`Too few accounts are read as they were written:\n${faults.join('\n')}`);
}
