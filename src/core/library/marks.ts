/**
 * Status, importance and tags of papers, as `.scholium/papers.jsonl` keeps them: one paper a line, sorted, so that
 * git merges two readers' files. A literature note that says so itself is heard before.
 */
import type { LineKind } from '../jsonl';
import type { PaperMarks } from '../model';
import { compareText } from './identity';

/** The words for a status that are offered, in the order in which papers go through them; any other will do too. */
export const STATUSES: readonly string[] = ['to-read', 'reading', 'read'];

/** What the reader changes; `null` takes it away. */
export interface MarksChange {
  readonly status?: string | null;
  readonly importance?: number | null;
  readonly tags?: readonly string[];
}

export const MARKS: LineKind<PaperMarks> = {
  name: 'papers',
  version: 1,
  read: readMarks,
  compare: (a, b) => compareText(a.paper[0] ?? '', b.paper[0] ?? ''),
  notAnEntry:
    'This line says nothing of a paper and was left alone. A line is {"paper": ["arxiv:…", "title:…"], "status": "reading", "importance": 4, "tags": ["…"]}.',
};

function readMarks(value: object): PaperMarks | undefined {
  const { paper, status, importance, tags = [] } = value as Partial<PaperMarks>;
  const isSound =
    areTexts(paper) &&
    paper.length > 0 &&
    (status === undefined || typeof status === 'string') &&
    (importance === undefined || isImportance(importance)) &&
    areTexts(tags);
  return isSound ? { ...(value as PaperMarks), tags } : undefined;
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

export function isImportance(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5;
}

/**
 * What is kept with a change of what is said of a paper. Lines that name it too become one with it; a paper of which
 * nothing is said any more has no line.
 */
export function changeMarks(
  known: readonly PaperMarks[],
  paper: readonly string[],
  { status, importance, tags }: MarksChange,
): PaperMarks[] {
  const names = new Set(paper);
  const isMeant = (marks: PaperMarks) => marks.paper.some((name) => names.has(name));
  const before = known.filter(isMeant);
  const said: PaperMarks = Object.assign({}, ...before.toReversed(), {
    paper: [...new Set([...paper, ...before.flatMap((marks) => marks.paper)])],
    tags: tags ?? [...new Set(before.flatMap((marks) => marks.tags))],
  });
  const now: { -readonly [K in keyof PaperMarks]: PaperMarks[K] } = { ...said };
  if (status !== undefined) {
    if (status === null) delete now.status;
    else now.status = status;
  }
  if (importance !== undefined) {
    if (importance === null) delete now.importance;
    else now.importance = importance;
  }
  const rest = known.filter((marks) => !isMeant(marks));
  return isEmpty(now) ? rest : [...rest, now];
}

/** Nothing but its names; what a newer version may have said of it counts. */
function isEmpty({ paper: _paper, tags, ...rest }: PaperMarks): boolean {
  return tags.length === 0 && Object.keys(rest).length === 0;
}
