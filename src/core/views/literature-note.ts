/** A note that is about one work: its file is named after the key, or its front matter gives the key. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { frontMatterEnd } from '../notes/front-matter';
import type { FileId } from '../place';
import { fileName } from './describe';

/** The work that a note is about; `head` is the note's text, or enough of it to hold its front matter. */
export function literatureNoteOf(library: Library, file: FileId, head: string): Work | undefined {
  for (const key of keysOf(file, head)) {
    const work = library.byCitekey(key);
    if (work) return work;
  }
  return undefined;
}

/** `@key.md`, and `citekey: key`, `citation-key: "@key"`, `key:`, `id:` at the top level of the front matter. */
function* keysOf(file: FileId, head: string): Generator<string> {
  const named = /^@(.+?)(?:\.[A-Za-z]+)?$/.exec(fileName(file))?.[1];
  if (named !== undefined) yield named;
  const matter = head.slice(0, frontMatterEnd(head));
  for (const name of ['citekey', 'citation-key', 'key', 'id']) {
    const value = new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'm').exec(matter)?.[1];
    const key =
      value && /^(?:"@?([^"\s]+)"|'@?([^'\s]+)'|([^\s"'@#[{|>][^\s#]*))[ \t\r]*(?:#.*)?$/.exec(value);
    if (key) yield (key[1] ?? key[2] ?? key[3])!;
  }
}
