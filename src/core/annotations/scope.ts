/** Which annotations a note is of, in a comment of the note: so that it can be brought up to date by itself. */
import { filterThreads } from './filter';
import { isObject, isText } from './json';
import type { ListedThread } from './list';

export interface NoteScope {
  /** What we wrote in the note is kept under it, wherever the note is moved. */
  readonly id: string;
  /** Of these papers only, each by a name that annotations keep; of all where there is none. */
  readonly papers: readonly string[];
  /** As the reader types it into the view. */
  readonly filter: string;
}

const COMMENT = /<!--[ \t]*scholium:[ \t]*annotations[ \t]+(\{[^\n]*?\})[ \t]*-->/;

/** `<!-- scholium: annotations {"id":"3f2a91c0","filter":"tag:check"} -->` */
export function scopeComment({ id, papers, filter }: NoteScope): string {
  const said = { id, ...(papers.length > 0 && { papers }), ...(filter !== '' && { filter }) };
  // Within JSON these stand in strings only; a comment must not end there.
  const json = JSON.stringify(said).replace(/[<>]/g, (sign) => (sign === '<' ? '\\u003c' : '\\u003e'));
  return `<!-- scholium: annotations ${json} -->`;
}

/** The first of a note; undefined where there is none that can be read. */
export function scopeIn(
  text: string,
): (NoteScope & { readonly start: number; readonly end: number }) | undefined {
  const match = COMMENT.exec(text);
  if (!match) return undefined;
  try {
    const said: unknown = JSON.parse(match[1]!);
    if (!isObject(said) || !isText(said.id) || said.id === '') return undefined;
    return {
      id: said.id,
      papers: Array.isArray(said.papers) ? said.papers.filter(isText) : [],
      filter: isText(said.filter) ? said.filter : '',
      start: match.index,
      end: match.index + match[0].length,
    };
  } catch {
    return undefined;
  }
}

/** Those that a note of this scope is of. A paper that is gone from the library has none. */
export function threadsWithin<Listed extends ListedThread>(
  threads: readonly Listed[],
  { papers, filter }: Pick<NoteScope, 'papers' | 'filter'>,
  library: { named(paper: readonly string[]): { readonly id: string } | undefined },
): readonly Listed[] {
  const ids = new Set(papers.map((name) => library.named([name])?.id));
  const own = papers.length === 0 ? threads : threads.filter(({ paper }) => paper && ids.has(paper.id));
  return filterThreads(own, filter) as readonly Listed[];
}
