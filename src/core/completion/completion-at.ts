/**
 * What can be completed at a caret of a note.
 *
 * First the characters around the caret say what is being typed (markdown.ts, tex.ts, typst.ts); then the note is
 * read with a key put there (trial.ts). Only where that makes a citation is anything offered, so that what is
 * completed and what is read as a citation never differ.
 */
import { citesIn } from '../notes/citations';
import { formFor } from '../notes/forms';
import { isClosed, isOpenFor, openBracket } from './brackets';
import { markdownCandidate } from './markdown';
import type { Around, Candidate, CompletionPlace, KeyPlace, LocatorPlace } from './place';
import { latexCandidate } from './tex';
import type { Trial } from './trial';
import { typstCandidate } from './typst';

/** A caret in a note. */
export interface Caret {
  readonly offset: number;
  /** What stands before and behind it: two thousand characters are enough, and as good as all. */
  readonly before: string;
  readonly after: string;
  /** VS Code's language id. */
  readonly language: string;
}

/** How far is looked to both sides of the caret. Characters. */
export const FAR = 2000;

/**
 * What is completed at the caret; undefined where no citation can be. `isKey` tells complete keys: what follows one
 * is no longer words of a paper.
 */
export function completionAt(
  caret: Caret,
  trial: Trial,
  isKey: (key: string) => boolean = () => false,
): CompletionPlace | undefined {
  const { language } = caret;
  if (!citesIn(language) || !mayBeCitation(caret.before)) return undefined;
  if (language === 'typst') return keyPlace(caret, whole(caret), trial, typstCandidate);
  if (formFor(language, 'auto') === 'latex') return keyPlace(caret, whole(caret), trial, latexCandidate);
  const around = paragraph(caret);
  if (isInOpenCode(around.before)) return undefined;
  return (
    keyPlace(caret, around, trial, latexCandidate) ??
    keyPlace(caret, around, trial, (near) => markdownCandidate(near, isKey)) ??
    locatorPlace(caret, around, trial)
  );
}

/**
 * Whether the text before a caret makes it worth while to look closer: cheap, for it is asked at every space that
 * is typed.
 */
function mayBeCitation(before: string): boolean {
  const near = before.slice(-FAR);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  if (line.includes('@') || /cite/i.test(line)) return true;
  // A cluster or command that began on a line above is still open.
  return (
    (near.includes('@') && openBracket(near) >= 0) || /cite[A-Za-z]*\*?(?:\[[^[\]]*\])*\{[^{}]*$/i.test(near)
  );
}

function whole({ before, after }: Caret): Around {
  return { before: before.slice(-FAR), after: after.slice(0, FAR) };
}

/** As far as there is no blank line. */
function paragraph(caret: Caret): Around {
  const { before, after } = whole(caret);
  const from = [...before.matchAll(BLANK_LINE)].at(-1);
  const to = after.search(BLANK_LINE);
  return {
    before: from ? before.slice(from.index + from[0].length) : before,
    after: to < 0 ? after : after.slice(0, to),
  };
}

const BLANK_LINE = /\n[ \t>]*\r?(?=\n)/g;

function keyPlace(
  { offset }: Caret,
  around: Around,
  trial: Trial,
  candidateAt: (around: Around) => Candidate | undefined,
): KeyPlace | undefined {
  const found = candidateAt(around);
  if (!found) return undefined;
  const { back, forth, typed, write, inProse } = found;
  const span = { start: offset - back, end: offset + forth };
  const newText = found.before + found.trial + found.after;
  const read = trial({ span, newText }, span.start + found.before.length);
  if (!read) return undefined;
  return { kind: 'key', typed, span, others: read.others, write, ...(inProse && { inProse }) };
}

/** `[@a, p|`: the beginning of a word, or nothing, behind the comma of the key. */
function locatorPlace({ offset }: Caret, around: Around, trial: Trial): LocatorPlace | undefined {
  const open = openBracket(around.before);
  if (!isOpenFor(around, open)) return undefined;
  const match = /@(\{[^\s{}]+\}|[^\s,;@{}[\]]+),[ \t]+([\p{L}.§¶]*)$/u.exec(around.before.slice(open));
  if (!match || /^[\p{L}\p{N}]/u.test(around.after)) return undefined;
  const typed = match[2]!;
  const span = { start: offset - typed.length, end: offset };
  const keyAt = offset - match[0].length + (match[1]!.startsWith('{') ? 2 : 1);
  // Read with a page number: that it becomes the locator tells that the key has none yet.
  const newText = isClosed(around.after) ? 'p. 1' : 'p. 1]';
  const read = trial({ span, newText }, keyAt);
  return read?.locator === '1' ? { kind: 'locator', typed, span } : undefined;
}

/** Inline code whose closing mark is still to be typed: the note is not read so, but it is meant so. */
function isInOpenCode(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (!line.includes('`') || /\{cite[a-z:]*\}`[^`]*$/.test(line)) return false;
  return /(?<![\\`])`/.test(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
}
