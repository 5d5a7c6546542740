/** Links to literature notes whose file gets another name: `[[a]]`, `![[notes/a#h|text]]`, `[text](notes/@a.md#h)`. */
import type { TextEdit } from '../notes/request';
import { allProse, withoutCode } from './prose';

/** Names of files without `.md`, each with its new one: `a` → `b`, `@a` → `@b`. */
export type NewNames = ReadonlyMap<string, string>;

/** The edits that make links follow. A wikilink whose target is `@` and a key is a citation, and left to those. */
export function renameLinks(text: string, names: NewNames): TextEdit[] {
  if (![...names.keys()].some((name) => text.includes(name) || text.includes(encodeURIComponent(name))))
    return [];
  return allProse(text).flatMap(({ span, text: words }) => [
    ...wikilinks(words, span.start, names),
    ...markdownLinks(withoutCode(text.slice(span.start, span.end)), span.start, names),
  ]);
}

function wikilinks(words: string, offset: number, names: NewNames): TextEdit[] {
  return [...words.matchAll(WIKILINK)].flatMap(({ 1: before, 2: name, index }) => {
    const newText = name!.startsWith('@') ? undefined : names.get(name!);
    if (newText === undefined) return [];
    const start = offset + index + before!.length;
    return [{ span: { start, end: start + name!.length }, newText }];
  });
}

// In the cell of a table the bar is escaped, and so blanked.
const WIKILINK = /(\[\[(?:[^\]|#^\n\uFFFC]*\/)?)([^\]|#^/\n\uFFFC]+?)(?=(?:\.md)?[\]|#^\uFFFC])/g;

function markdownLinks(words: string, offset: number, names: NewNames): TextEdit[] {
  return [...words.matchAll(LINK)].flatMap(({ 1: before, 2: angled, 3: bare, index }) => {
    const target = angled ?? bare!;
    const name = /^(?![a-z][a-z\d+.-]*:)([^#?]*\/)?([^#?/]+)\.md(?=[#?]|$)/i.exec(target);
    const newName = name ? names.get(decoded(name[2]!)) : undefined;
    if (!name || newName === undefined) return [];
    const start = offset + index + before!.length + (name[1]?.length ?? 0);
    return [
      { span: { start, end: start + name[2]!.length }, newText: written(newName, angled !== undefined) },
    ];
  });
}

const LINK = /(\]\(\s*<?)(?:(?<=<)([^<>\n]*)(?=>)|(?<!<)([^\s<>()]+))/g;

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A `%` that begins no code stands for itself.
    return name;
  }
}

function written(name: string, isAngled: boolean): string {
  return isAngled ? name : encodeURIComponent(name).replaceAll('%40', '@').replaceAll('%3A', ':');
}
