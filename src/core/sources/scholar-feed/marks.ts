/** What only Scholar Feed's page of one paper has, so that the page of an author's papers can leave it alone. */
import type { Lines } from '../text/lines';
import { filledAbove, isNameList } from '../text/printed-parts';

type Mark = 'counts' | 'id' | 'originality' | 'analysis';

/** `arXiv:2402.13426v120 citationsh-index: 9COLING`, or the id alone. */
const ID_LINE = /^[#*_[\s]{0,6}arXiv:\s?[\w./-]{9,40}/;
const ORIGINALITY = /^[#*_\s]{0,6}Originality(?:$|[\s:*_]|[A-Z])(?!.{60})/;
const ANALYSIS = /^[#*_\s]{0,6}AI Analysis[#*_\s]{0,6}$/;
const ADDRESS = /scholarfeed\.org\/paper\//;

/** Marks of one page stand so many lines apart at most; blank lines between all of them are allowed for. */
const NEAR = 12;

/**
 * The first mark of each page: the line of its id and counts, or the one of its originality. An id alone is
 * anyone's; only with what stands below it is it such a page.
 */
export function findPaperMarks(lines: Lines): number[] {
  const found: number[] = [];
  let before: { readonly line: number; readonly mark: Mark } | undefined;
  let last = -Infinity;
  for (let line = 0; line < lines.length; line++) {
    const mark = markAt(lines.texts[line]!);
    if (!mark) continue;
    const near = before !== undefined && line - before.line <= NEAR;
    if (mark === 'counts') {
      found.push(line);
      last = line;
    } else if (mark !== 'id' && before?.mark !== 'id' && line - last <= NEAR) {
      last = line;
    } else if (mark !== 'id' && near && !(before!.mark === mark) && before!.mark !== 'analysis') {
      found.push(before!.line);
      last = line;
    }
    before = { line, mark };
  }
  return found;
}

/** Whether a page's first mark is the line of its id; above one without it a venue may stand, not the title. */
export function isIdLine(text: string): boolean {
  return ID_LINE.test(text);
}

function markAt(raw: string): Mark | undefined {
  if (raw.length > 300) return undefined;
  if (ID_LINE.test(raw)) return /\d citations?/.test(raw) && /h-index:\s?\d/.test(raw) ? 'counts' : 'id';
  if (ORIGINALITY.test(raw)) return 'originality';
  return ANALYSIS.test(raw) ? 'analysis' : undefined;
}

/** Whether the line is the address of a paper's page. */
export function isPaperAddress(text: string): boolean {
  return text.length < 500 && ADDRESS.test(text) && /https?:\/\//.test(text);
}

/**
 * The lines of papers' own pages on which a dateline is no entry of a list: the one above the title, and those
 * below "Foundations", up to the next address.
 */
export function linesOfPaperPages(lines: Lines): (line: number) => boolean {
  const marks = new Set(findPaperMarks(lines));
  const own: boolean[] = [];
  let state: 'outside' | 'page' | 'foundations' | 'address' = 'outside';
  let blanks = 0;
  for (let line = 0; line < lines.length; line++) {
    const text = lines.at(line);
    if (/^\W{0,6}(?:[\w ]{1,20}:\W{0,4})?https?:\/\//.test(text)) state = 'outside';
    if (isPaperAddress(text)) state = 'address';
    if (marks.has(line)) {
      state = 'page';
      blanks = 0;
      for (const above of headLines(lines, line)) own[above] = true;
    }
    // An extraction without blank lines has one where the next page begins.
    if (text === '' && state === 'foundations' && blanks === 0) state = 'outside';
    if (text === '') blanks++;
    if (state === 'page' && /^[#*_\s]{0,6}Foundations\b.{0,20}$/.test(text)) state = 'foundations';
    own[line] = own[line] === true || state === 'foundations' || state === 'address';
    // Below an address alone only the first dateline is the page's.
    if (state === 'address' && text !== '' && !isPaperAddress(text)) state = 'outside';
  }
  return (line) => own[line] === true;
}

/** The title above the marks and what may be its dateline; authors can stand between the title and the marks. */
function headLines(lines: Lines, mark: number): number[] {
  const found: number[] = [];
  const lowest = Math.max(0, mark - NEAR);
  let most = 2;
  for (let line = filledAbove(lines, mark, lowest); line !== undefined && found.length < most; ) {
    if (found.length === 0 && isNameList(lines.at(line))) most = 3;
    found.push(line);
    line = filledAbove(lines, line, lowest);
  }
  return found;
}
