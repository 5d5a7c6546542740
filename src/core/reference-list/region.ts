/**
 * The region of a note in which its list of references stands, between marks as literature notes have them:
 *
 *     <!-- scholium:references 1f3kq0z9x2 -->
 *
 *     Vaswani, A., … (2017). *Attention is all you need*.
 *
 *     <!-- /scholium:references -->
 *
 * The opening mark bears a digest of the list that we wrote: it tells whether the reader changed it since, and whether
 * another one would be written now.
 */
import { type Region, regionsIn } from '../literature/regions';
import type { Span } from '../place';
import { plainList } from './body';

/** The name in the marks; by it the preview knows that the note has its list. */
export const LIST_REGION = 'references';

export interface ListRegion {
  /** From the opening mark to the end of the closing one. */
  readonly whole: Span;
  readonly opening: Span;
  /** What stands between the marks, without the margin, as `plainList` gives it. */
  readonly body: string;
  /** Of what we wrote there; undefined for marks that the reader typed. */
  readonly digest: string | undefined;
  /** What each line but the first begins with, in a block quotation or a list: `> `. */
  readonly margin: string;
  /** What the reader, or a switch of a rule, put behind the opening mark on its line. */
  readonly remark: string;
}

export interface ListFault {
  /** A sentence for the reader, with the line. */
  readonly fault: string;
  /** Offset of the mark that is amiss. */
  readonly at: number;
}

/** The region of the note's list; undefined where it has none. */
export function listRegion(text: string): ListRegion | ListFault | undefined {
  if (!text.includes(`scholium:${LIST_REGION}`)) return undefined;
  const { regions, broken } = regionsIn(text);
  const amiss = broken.get(LIST_REGION);
  if (amiss) {
    const line = lineOf(text, amiss.at);
    return {
      fault: `The list of references ${amiss.what} (line ${line}): mend its marks, <!-- scholium:${LIST_REGION} --> and <!-- /scholium:${LIST_REGION} -->, and try again.`,
      at: amiss.at,
    };
  }
  const region = regions.get(LIST_REGION);
  return region && readRegion(text, region);
}

function readRegion(text: string, region: Region): ListRegion | ListFault {
  const { opening, closing } = region;
  const margin = marginOf(text.slice(lineStart(text, opening.start), opening.start));
  const isOneLine = !text.slice(opening.end, closing.start).includes('\n');
  const beforeClosing = text.slice(lineStart(text, closing.start), closing.start);
  const isClosedAlone = isOneLine || marginOf(beforeClosing) !== undefined;
  if (margin === undefined || !isClosedAlone) {
    const at = margin === undefined ? opening.start : closing.start;
    return {
      fault: `The marks of the list of references must stand on lines of their own; see line ${lineOf(text, at)}.`,
      at,
    };
  }
  const lineEnd = isOneLine ? region.start : text.indexOf('\n', region.start);
  return {
    whole: { start: opening.start, end: closing.end },
    opening,
    body: plainList(withoutMargin(text.slice(lineEnd, region.end), margin)),
    digest: region.words[0],
    margin,
    remark: text.slice(region.start, lineEnd).trimEnd(),
  };
}

/** What stands before the opening mark, as it is repeated on further lines; undefined for words. */
function marginOf(before: string): string | undefined {
  const marker = /^([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.exec(before);
  return marker ? marker[1]! + ' '.repeat((marker[2] ?? '').length) : undefined;
}

function withoutMargin(text: string, margin: string): string {
  if (margin === '') return text;
  const quotes = margin.split('>').length - 1;
  return text.replace(/^[^\n]*/gm, (line, at: number) => {
    if (at === 0) return line;
    let rest = line;
    for (let n = 0; n < quotes; n++) rest = rest.replace(/^[ \t]*>/, '');
    const inner = margin.slice(margin.lastIndexOf('>') + 1).length;
    return rest.replace(new RegExp(`^[ \\t]{0,${inner}}`), '');
  });
}

/** What a region is written with, beside its list. */
export interface RegionForm extends Partial<Pick<ListRegion, 'margin' | 'remark'>> {
  /** MDX has comments of its own. */
  readonly isMdx?: boolean;
}

/** The region as it is written: `body` ends with a line end, or is empty. Lines end with `\n`. */
export function regionText(
  body: string,
  digest: string,
  { margin = '', remark = '', isMdx = false }: RegionForm = {},
): string {
  const [open, close] = isMdx ? ['{/*', '*/}'] : ['<!--', '-->'];
  const lines = [
    `${open} scholium:${LIST_REGION} ${digest} ${close}${remark}`,
    ...(body === '' ? [] : ['', ...body.trimEnd().split('\n'), '']),
    `${open} /scholium:${LIST_REGION} ${close}`,
  ];
  return lines.map((line, n) => (n === 0 ? line : (margin + line).trimEnd())).join('\n');
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** As people count. */
function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
