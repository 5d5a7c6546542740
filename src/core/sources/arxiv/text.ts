/** The title and the abstract of an arXiv page, exactly as printed. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import type { Label, Labelled } from './labels';
import { BRACKETED_TITLE, isAbstractHeading } from './starts';

export function titleOf(lines: Lines, labelled: readonly Labelled[]): Printed | undefined {
  const spot = labelled.find(({ label }) => label === 'title');
  const printed = spot ? titleAt(lines, labelled, spot) : undefined;
  if (printed && printed.text !== '') return printed;
  for (let index = 0; index < Math.min(lines.length, 20); index++) {
    const match = BRACKETED_TITLE.exec(lines.at(index));
    if (!match) continue;
    const text = lines.texts[index]!;
    const from = text.indexOf(']') + 1;
    const suffix = / (?:[-|–·]) arXiv(?:\.org)?\s*$/.exec(text);
    return lines.printed(index, from, suffix?.index);
  }
  return undefined;
}

function titleAt(lines: Lines, labelled: readonly Labelled[], { line, from }: Labelled): Printed | undefined {
  const next = labelled.find((other) => other.line > line)?.line ?? lines.length;
  let first = line;
  if (lines.printed(line, from).text === '') {
    first = line + 1;
    while (first < next && lines.at(first) === '') first++;
    if (first >= next) return undefined;
  }
  const text = lines.texts[first]!;
  const start = first === line ? from : /^[\s>#*_]*/.exec(text)![0].length;
  const stop = text.search(/(?:\[\^\d+\]|[*_]{2}|\s)*$/);
  // Mail wraps a title and indents what follows.
  let last = first;
  while (last + 1 < next && /^\s{2,}\S/.test(lines.texts[last + 1]!)) last++;
  const head = lines.printed(first, start, last === first ? stop : undefined);
  if (last === first) return head;
  const rest = lines.printedLines(first + 1, last + 1);
  return {
    text: `${head.text}\n${rest.text}`,
    place: { ...head.place, endLine: rest.place.endLine, endColumn: rest.place.endColumn },
  };
}

/** The abstract exactly as printed; its lines answer to the lines of its place, one to one. */
export function abstractOf(lines: Lines, labelled: readonly Labelled[]): Printed | undefined {
  const at = labelled.findIndex(({ label }) => label === 'abstract');
  const spot = labelled[at];
  if (!spot) return undefined;
  const next = labelled.slice(at + 1).find(({ label, line }) => line > spot.line && ENDS_ABSTRACT.has(label));
  const parts: Printed[] = [];
  let end = next?.line ?? lines.length;
  if (!next) end = endOfParagraphs(lines, spot.line, end);
  for (let index = spot.line; index < end; index++) {
    const text = lines.texts[index]!;
    const from = index === spot.line ? spot.from : /^\s*>?\s?/.exec(text)![0].length;
    parts.push(lines.printed(index, from));
  }
  while (parts.length > 0 && parts.at(-1)!.text === '') parts.pop();
  while (parts.length > 0 && parts[0]!.text === '') parts.shift();
  const [first] = parts;
  if (!first) return undefined;
  const last = parts.at(-1)!;
  return {
    text: parts.map(({ text }) => text).join('\n'),
    place: { ...first.place, endLine: last.place.endLine, endColumn: last.place.endColumn },
  };
}

const ENDS_ABSTRACT: ReadonlySet<Label> = new Set([
  'comments',
  'subjects',
  'classes',
  'report',
  'cite',
  'journal',
  'doi',
  'history',
  'browse',
  'chrome',
]);

/** Without a label to end it an abstract is one paragraph: more may be someone's note. */
function endOfParagraphs(lines: Lines, start: number, end: number): number {
  let index = start;
  let met = false;
  for (; index < end; index++) {
    const text = lines.at(index);
    const isEmpty = text.replace(/^[>\s]*(?:Abstract[*_]{0,2}\s?:)?/, '') === '' || isAbstractHeading(text);
    if (isEmpty && met) break;
    if (!isEmpty) met = true;
  }
  return index;
}
