/** Links from a note to the page that a paper was read from, as VS Code's Markdown preview opens them. */
import type { PaperRecord } from '../model';
import type { FileId } from '../place';
import { placeLabel } from '../views/describe';
import type { Source } from './show-note';

/**
 * Files are named by URIs. A path from the note, with `#L12` for a line: that of an address, such as `file:`, the
 * preview would not open. Undefined where no such path leads from the one to the other.
 */
export function sourceLink({ part, title: { place } }: PaperRecord, note: FileId): Source | undefined {
  const path = relativePath(note, place.file);
  if (path === undefined) return undefined;
  return {
    href: `${path}#L${place.line + 1}`,
    words: placeLabel(place),
    kind: part === 'entry' ? 'entry' : 'page',
  };
}

/** `../pages/2501.01234.txt`, percent-encoded as in the URI. */
function relativePath(from: FileId, to: FileId): string | undefined {
  const [root, path] = cutUri(from);
  const [otherRoot, otherPath] = cutUri(to);
  if (root === undefined || root !== otherRoot || !path.startsWith('/') || !otherPath.startsWith('/')) {
    return undefined;
  }
  const folders = path.split('/').slice(1, -1);
  const others = otherPath.split('/').slice(1);
  let shared = 0;
  while (shared < folders.length && shared < others.length - 1 && folders[shared] === others[shared]) {
    shared++;
  }
  const up = '../'.repeat(folders.length - shared);
  const down = others.slice(shared).join('/');
  // Else the first folder's colon would make a scheme of it.
  return `${up === '' ? './' : up}${down}`;
}

/** Scheme with authority, and path. */
function cutUri(uri: FileId): [root: string | undefined, path: string] {
  const match = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)$/i.exec(uri);
  return match ? [match[1]!, match[2]!] : [undefined, ''];
}
