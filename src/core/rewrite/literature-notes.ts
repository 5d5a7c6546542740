/** Notes on one paper, which have its key for a name: `@a.md`, or `a.md` whose front matter says `citekey: a`. */
import { frontMatterEnd } from '../notes/front-matter';
import { isOld, type KeyChange } from './key-change';
import { ownKey } from './yaml-keys';

/** A name of a file, without its extension, as it is and as it is to be. */
export interface NewName {
  readonly before: string;
  readonly after: string;
}

/** The new name of a literature note of the paper; `fileName` has no folder, `text` may be the head of the note. */
export function newNoteName(fileName: string, text: string, change: KeyChange): NewName | undefined {
  const [, before, at, key] = /^((@?)(.+))\.(?:md|markdown|qmd|rmd)$/i.exec(fileName) ?? [];
  if (before === undefined || key === undefined || !isOld(change, key)) return undefined;
  if (at === '' && !isNoteOn(text, change)) return undefined;
  return { before, after: `${at}${change.to}` };
}

/** Whether the front matter of a note names the paper as its own. */
export function isNoteOn(text: string, change: KeyChange): boolean {
  const head = text.slice(0, frontMatterEnd(text));
  if (![...change.from].some((key) => head.includes(key))) return false;
  const key = ownKey(head.slice(head.indexOf('\n') + 1).replace(/(?:---|\.\.\.)\s*$/, ''));
  return key !== undefined && change.from.has(key);
}

/** Whether a key may be the name of a file, on every system and in Obsidian. */
export function isFileName(key: string): boolean {
  return !/[\\/:*?"<>|#^[\]]|^\.|\.$/.test(key);
}
