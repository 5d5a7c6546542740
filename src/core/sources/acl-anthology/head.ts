/**
 * What stands above the table of an Anthology page: title, authors, abstract. The line `Cite (ACL):` repeats
 * authors and title, and so tells which line the title is and stands in for it where an extraction lost it.
 */
import type { Name, Printed } from '../../model';
import { parseName } from '../../names';
import { fold, titleKey } from '../../prose';
import type { Lines } from '../text/lines';
import { bareItem, printedSpan } from '../text/printed-parts';
import { isRule } from '../text/words';
import { TABLE_START, type Table } from './table';

export interface Head {
  /** The first line of the page. */
  readonly start: number;
  readonly title?: Printed;
  readonly authors: readonly Name[];
  readonly authorsAt?: Printed;
  readonly abstract?: Printed;
}

/** So far above the table a page can start: long abstracts by paragraphs, authors one a line. */
const MOST_LINES = 160;

/** The head of the page whose table is given, looking no higher than `floor`. */
export function headOf(lines: Lines, table: Table, floor: number): Head {
  const lowest = Math.max(floor, table.line - MOST_LINES);
  const heading = abstractHeading(lines, table, lowest);
  // The form for corrections stands between the authors and the abstract.
  const anchor = formAbove(lines, heading?.line ?? table.line, lowest);
  const abstract =
    heading &&
    printedSpan(
      lines,
      { line: heading.line, column: heading.column },
      { line: table.line, column: table.column },
    );
  const cited = citedAs(lines, table);
  const at = titleLine(lines, table, anchor, lowest, cited?.title);
  const title = at === undefined ? cited?.title : itemAt(lines, at);
  const listed = at === undefined ? undefined : authorsBetween(lines, at + 1, anchor);
  const authorsAt = listed?.at ?? cited?.authors;
  return {
    start: at ?? anchor,
    ...(title && { title }),
    authors: listed?.names ?? namesOf(cited?.authors?.text ?? ''),
    ...(authorsAt && { authorsAt }),
    ...(abstract && { abstract }),
  };
}

/** `Abstract`, alone or glued to its first words. */
function abstractHeading(
  lines: Lines,
  table: Table,
  lowest: number,
): { readonly line: number; readonly column: number } | undefined {
  for (let line = table.line; line >= lowest; line--) {
    const match = /^([\s#*>]{0,12}Abstract[\s*:]{0,6})(?=$|\p{Lu}|\p{N}|["“'‘(])/u.exec(lines.texts[line]!);
    if (match && !isForm(lines, line, match[1]!.length)) return { line, column: match[1]!.length };
  }
  return undefined;
}

/** The first line of the form for corrections above the line, or the line itself. */
function formAbove(lines: Lines, line: number, lowest: number): number {
  for (let above = line - 1; above >= Math.max(lowest, line - 60); above--) {
    if (FORM.test(lines.at(above).slice(0, 60))) return above;
    if (TABLE_START.test(lines.texts[above]!)) return line;
  }
  return line;
}

const FORM = /^#{0,6} ?Correct Metadata for\b/;

/** The words of a line, without the number of a link that text browsers put behind it: `A Title⟨25⟩`. */
function itemAt(lines: Lines, line: number): Printed {
  const item = bareItem(lines, line);
  const number = NUMBER.exec(item.text.slice(-8))?.[0].length;
  if (number === undefined) return item;
  const { column, endColumn } = item.place;
  return lines.printed(line, column, endColumn - number);
}

const NUMBER = /⟨\d{1,4}⟩$/;

/** The form for corrections has a heading of this name too. */
function isForm(lines: Lines, line: number, column: number): boolean {
  const here = lines.texts[line]!.slice(column).trim();
  const words = here === '' ? lines.at(line + 1) || lines.at(line + 2) : here;
  return words.startsWith('Correct abstract if needed');
}

/** Lines of the site's bar and of its forms: neither title nor name. */
const FURNITURE =
  /^(?:ACL Anthology|News|FAQ|Corrections|Submissions|Github|About|PDF|Cite|Search|Code|Video|Software|Dataset|Copy Citation|Toggle navigation|Correct Metadata for.{0,80}|Fix data|Anthology Corrections|\(current\)|.{0,20}\(current\))$|^https?:|^\[?(?:URL|Source):|^(?:---|===)/i;

/** The line above `anchor` that is the title. */
function titleLine(
  lines: Lines,
  table: Table,
  anchor: number,
  lowest: number,
  cited: Printed | undefined,
): number | undefined {
  if (cited) {
    const key = titleKey(cited.text);
    for (let line = anchor - 1; line >= lowest; line--)
      if (titleKey(itemAt(lines, line).text) === key) return line;
    return undefined;
  }
  const at = aboveAuthors(lines, anchor, lowest);
  if (at === undefined) return undefined;
  const { text } = itemAt(lines, at);
  return !/[,|]$/.test(text) && agreesWithKey(text, table.values.get('Bibkey')?.text) ? at : undefined;
}

/** The line above the names. Names one a line are walked over; where only names stand, the topmost is the title. */
function aboveAuthors(lines: Lines, anchor: number, lowest: number): number | undefined {
  let topmost: number | undefined;
  let blank = 0;
  for (let line = anchor - 1; line >= lowest; line--) {
    const { text } = bareItem(lines, line);
    if (text === '') {
      if (++blank > 3) break;
      continue;
    }
    blank = 0;
    // The line drawn under a heading is a part of it.
    if (isRule(lines.at(line)) && lines.at(line - 1) !== '') continue;
    if (FURNITURE.test(text)) break;
    const isFirst = topmost === undefined;
    topmost = line;
    if (/^[,|]$/.test(text) || namesOf(text).length > 0) continue;
    // No names at all: a line of its own right above the abstract is no certain title.
    return isFirst || isWithinNames(lines, line, text, lowest) ? undefined : line;
  }
  return topmost;
}

/** Few words with a name above them: a button between the names. */
function isWithinNames(lines: Lines, line: number, text: string, lowest: number): boolean {
  let above = line - 1;
  while (above > line - 4 && above >= lowest && lines.at(above) === '') above--;
  const over = above < lowest ? '' : bareItem(lines, above).text;
  return text.split(/\s+/).length <= 4 && !FURNITURE.test(over) && namesOf(over).length > 0;
}

/** `lo-etal-2020-s2orc`: the last part is the first telling word of the title. */
function agreesWithKey(title: string, bibkey: string | undefined): boolean {
  const word = /-\d{4}-([a-z0-9]+)/.exec(bibkey ?? '')?.[1];
  return word === undefined || fold(title).replaceAll(' ', '').includes(fold(word));
}

/** The names between the title and what follows it; undefined when a line there is no list of names. */
function authorsBetween(
  lines: Lines,
  from: number,
  to: number,
): { readonly names: Name[]; readonly at: Printed } | undefined {
  const names: Name[] = [];
  let last = from;
  let first: number | undefined;
  for (let line = from; line < to; line++) {
    const { text } = bareItem(lines, line);
    if (text === '' || /^[,|]$/.test(text) || (line === from && isRule(lines.at(line)))) continue;
    if (FURNITURE.test(text)) break;
    const here = namesOf(text);
    if (here.length === 0) return undefined;
    names.push(...here);
    first ??= line;
    last = line;
  }
  const at =
    first === undefined ? undefined : printedSpan(lines, { line: first, column: 0 }, endOf(lines, last));
  return at && { names, at };
}

function endOf(lines: Lines, line: number): { line: number; column: number } {
  return { line, column: (lines.texts[line] ?? '').length };
}

/** `A, B, and C`, `A | B`, with links of Markdown or without; none when a part cannot be a name. */
function namesOf(text: string): Name[] {
  if (text.length > 40_000) return [];
  const plain = text.replace(/\[([^\][]{1,200})\]\([^()\s]{1,300}\)/g, '$1').replace(/⟨\d{1,4}⟩/g, '');
  const parts = plain
    .split(/\s*[,|]\s*(?:and\s+)?|\s+and\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every(canBeName) ? parts.map(parseName) : [];
}

/** Two to seven words, none of which ends a sentence or counts anything. */
function canBeName(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    text.length <= 70 &&
    words.length <= 7 &&
    /^[\p{L}\p{M}\p{Zs}.'’‘`(),‐-]+$/u.test(text) &&
    words.every((word) => /^\(?\p{Lu}/u.test(word) || PARTICLE.test(word) || !/^\p{Ll}/u.test(word)) &&
    !/^(?:An?|The|On|In|For|Of|With|Towards?|Learning|Using)\s/.test(text)
  );
}

const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|zu|af|al|el|bin|ibn|y|e|í|[dl]['’].*)$/;

/** Authors and title in `Kyle Lo and Daniel Weld. 2020. S2ORC: A Corpus. In Proceedings of …, pages 1–9.` */
function citedAs(
  lines: Lines,
  table: Table,
): { readonly title: Printed; readonly authors?: Printed } | undefined {
  const cite = table.values.get('Cite (ACL)');
  const volume = /^[^,(⟨]*/.exec(table.values.get('Volume')?.text ?? '')![0].trim();
  if (!cite || volume.length < 5) return undefined;
  const year = /(?:^|\. )\d{4}[a-z]?\. /.exec(cite.text);
  if (!year) return undefined;
  const from = year.index + year[0].length;
  const behind = cite.text.lastIndexOf(volume);
  const before = behind < from ? '' : cite.text.slice(from, behind);
  const end = /([.?!])\s(?:In\s[*_]{0,2})?$/.exec(before);
  if (!end) return undefined;
  const span = titleIn(before.slice(0, end.index + 1));
  if (!span) return undefined;
  const { line, column } = cite.place;
  const row = line - lines.first;
  const authors = lines.printed(row, column, column + year.index);
  return {
    title: lines.printed(row, column + from + span.from, column + from + span.to),
    ...(authors.text !== '' && { authors }),
  };
}

/** The title in `A Title.`, `[A Title](https://…).` or `A Title⟨34⟩.`; a full stop ends the reference, `?` is the title's. */
function titleIn(text: string): { readonly from: number; readonly to: number } | undefined {
  const link = /^\[(?<title>[^\][]{1,1000})\]\([^()\s]{1,1000}\)\.$/.exec(text)?.groups?.title;
  if (link !== undefined) return { from: 1, to: 1 + link.length };
  if (/\]\(/.test(text)) return undefined;
  const to = text.endsWith('.') ? text.length - 1 : text.length;
  const number = NUMBER.exec(text.slice(Math.max(0, to - 8), to))?.[0].length ?? 0;
  return { from: 0, to: to - number };
}
