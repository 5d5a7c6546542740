/**
 * What can be completed at a caret of a note.
 *
 * First the characters around the caret say what is being typed (markdown.ts, tex.ts, typst.ts); then the note is
 * read with a key put there (trial.ts). Only where that makes a citation is anything offered, so that what is
 * completed and what is read as a citation never differ.
 */
import { citesIn } from '../notes/citations';
import { isOpenFor, openBracket } from './brackets';
import { markdownCandidate } from './markdown';
import type { Around, Candidate, CompletionPlace, KeyPlace, LocatorPlace } from './place';
import { latexCandidate } from './tex';
import { itemAt, type Passage, passageAt } from './trial';
import { typstCandidate } from './typst';

/** A note with a caret in it. */
export interface Caret {
  readonly note: string;
  readonly offset: number;
  /** VS Code's language id. */
  readonly language: string;
}

/**
 * What is completed at the caret; undefined where no citation can be. `isKey` tells complete keys: what follows one
 * is no longer words of a paper.
 */
export function completionAt(
  { note, offset, language }: Caret,
  isKey: (key: string) => boolean,
): CompletionPlace | undefined {
  if (!citesIn(language) || !mayBeCitation(note.slice(Math.max(0, offset - FAR), offset))) return undefined;
  if (language === 'typst') return keyPlace(wholeNote(note), offset, language, typstCandidate);
  if (LATEX.has(language)) return keyPlace(wholeNote(note), offset, language, latexCandidate);
  const passage = passageAt(note, offset);
  if (!passage || isInOpenCode(passage.text.slice(0, offset - passage.start))) return undefined;
  return (
    keyPlace(passage, offset, language, latexCandidate) ??
    keyPlace(passage, offset, language, (around) => markdownCandidate(around, isKey)) ??
    locatorPlace(passage, offset, language)
  );
}

/**
 * Whether the text before a caret makes it worth while to look closer: cheap, for it is asked at every space that
 * is typed. Only the last two thousand characters count.
 */
export function mayBeCitation(before: string): boolean {
  const near = before.slice(-FAR);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  if (line.includes('@') || /cite/i.test(line)) return true;
  // A cluster or command that began on a line above is still open.
  return (near.includes('@') && openBracket(near) >= 0) || /cite[A-Za-z]*\*?(?:\[[^[\]]*\])*\{[^{}]*$/i.test(near);
}

const FAR = 2000;
const LATEX: ReadonlySet<string> = new Set(['latex', 'latex-expl3', 'rsweave', 'tex']);

function wholeNote(note: string): Passage {
  return { start: 0, text: note };
}

function keyPlace(
  passage: Passage,
  offset: number,
  language: string,
  candidateAt: (around: Around) => Candidate | undefined,
): KeyPlace | undefined {
  const caret = offset - passage.start;
  const around = { before: passage.text.slice(0, caret), after: passage.text.slice(caret) };
  const found = candidateAt(around);
  if (!found) return undefined;
  const { start, end, before, after, trial, typed, write } = found;
  const rest = passage.text.slice(end);
  const read = itemAt(
    `${passage.text.slice(0, start)}${before}${trial}${after}${rest}`,
    start + before.length,
    language,
  );
  if (!read) return undefined;
  const others = read.cluster.items.filter((item) => item !== read.item).map(({ key }) => key);
  return {
    kind: 'key',
    typed,
    span: { start: start + passage.start, end: end + passage.start },
    others: new Set(others),
    write,
  };
}

/** `[@a, p|`: the beginning of a word, or nothing, behind the comma of the key. */
function locatorPlace(passage: Passage, offset: number, language: string): LocatorPlace | undefined {
  const caret = offset - passage.start;
  const around = { before: passage.text.slice(0, caret), after: passage.text.slice(caret) };
  const open = openBracket(around.before);
  if (!isOpenFor(around, open)) return undefined;
  const match = /@(\{[^\s{}]+\}|[^\s,;@{}[\]]+),[ \t]+([\p{L}.§¶]*)$/u.exec(around.before.slice(open));
  if (!match || /^[\p{L}\p{N}]/u.test(around.after)) return undefined;
  const typed = match[2]!;
  const isBraced = match[1]!.startsWith('{');
  const keyAt = open + match.index + (isBraced ? 2 : 1);
  const trial = `${around.before.slice(0, caret - typed.length)}p. 1]`;
  const read = itemAt(trial, keyAt, language);
  if (read?.item.locator?.value !== '1') return undefined;
  return { kind: 'locator', typed, span: { start: offset - typed.length, end: offset } };
}

/** Inline code whose closing mark is still to be typed: the note is not read so, but it is meant so. */
function isInOpenCode(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (!line.includes('`') || /\{cite[a-z:]*\}`[^`]*$/.test(line)) return false;
  return /(?<![\\`])`/.test(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
}
