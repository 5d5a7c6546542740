/** Where a literature note lies, what it is called, and where one begins to write in it. */
import type { FileId } from '../place';
import { isFileName } from '../rewrite/literature-notes';

const LONGEST = 100;

/** `@key.md`; what no file system takes in a name is a hyphen, and the front matter says the key. */
export function noteFileName(citekey: string): string {
  const name = isFileName(`@${citekey}`) ? citekey : citekey.replace(/[\\/:*?"<>|#^[\]]|\.$/g, '-');
  return `@${[...name].slice(0, LONGEST).join('')}.md`;
}

/** The folder in which most of the notes lie, of two with as many the one higher up; undefined where there is none. */
export function usualFolder(notes: Iterable<FileId>): FileId | undefined {
  const counts = new Map<FileId, number>();
  for (const note of notes) {
    const folder = note.slice(0, note.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return most?.[0];
}

/** `../papers/a%20page.txt` from a folder of notes; the whole address where they have no folder in common. */
export function relativeAddress(folder: FileId, file: FileId): string {
  const [, root = '', path = ''] = /^([^:/]+:\/\/[^/]*\/)(.*)$/.exec(file) ?? [];
  if (root === '' || !`${folder}/`.startsWith(root)) return file;
  const from = folder
    .slice(root.length)
    .split('/')
    .filter((part) => part !== '');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Where the reader goes on to write in a new note: below its heading *Notes*, else at the end. */
export function writingPlace(text: string): number {
  const heading = /^#{1,6}[ \t]+Notes[ \t]*(?:#+[ \t]*)?(?:\r?\n|$)(?:[ \t]*\r?\n)?/im.exec(text);
  return heading ? heading.index + heading[0].length : text.length;
}
