/** What an arXiv page says about its paper besides title and abstract: head, table, submission history. */
import { findIdentifiers } from '../../identifiers';
import type { Identifier, Version } from '../../model';
import type { Lines } from '../text/lines';
import { withoutLinks } from '../text/printed-parts';
import { bareArxiv, type Stretch } from './entries';
import { DATELINE, endOfDateline, joinVersions, versionsInDateline, versionsInHistory } from './history';
import type { Label, Labelled } from './labels';
import { BRACKETED_TITLE, isGroup, isTooltip, isWithdrawalNotice } from './starts';

export interface Head {
  readonly group?: string;
  readonly ids: string;
  readonly dateline: string;
  readonly withdrawn: boolean;
}

/** What stands above the title or between it and the authors: group, id, notice, dateline. */
export function headOf(lines: Lines, labelled: readonly Labelled[]): Head {
  const end =
    labelled.find(({ label, from }) => label === 'abstract' || (label === 'authors' && from > 0))?.line ??
    Math.min(lines.length, 20);
  let group: string | undefined;
  let dateline = '';
  let withdrawn = false;
  const ids: string[] = [];
  for (let index = 0; index < end; index++) {
    const text = lines.at(index);
    if (isGroup(text)) group ??= text.replace(/^#+\s*/, '');
    if (/^[*_]{0,2}arXiv:\S/.test(text)) ids.push(text);
    const bracketed = BRACKETED_TITLE.exec(text);
    if (bracketed) ids.push(`arXiv:${bracketed[1]}`);
    if (isWithdrawalNotice(text)) withdrawn = true;
    if (dateline === '' && DATELINE.test(lines.texts[index]!)) {
      dateline = lines.texts.slice(index, endOfDateline(lines, index)).join(' ');
    }
  }
  return { ...(group !== undefined && { group }), ids: ids.join('\n'), dateline, withdrawn };
}

/** What stands behind a label, up to the next: the rest of its line and the lines below. */
export function valueText(lines: Lines, labelled: readonly Labelled[], wanted: Label): string {
  const stretch = valueStretch(lines, labelled, wanted);
  if (!stretch) return '';
  const { line, from, to, end } = stretch;
  const first = (lines.texts[line] ?? '').slice(from, to);
  const rest = Array.from({ length: end - line - 1 }, (_, at) => lines.at(line + 1 + at));
  return [first, ...rest].join('\n').trim();
}

/** Where that stands; `to` counts on its first line, which is then its only one. */
export function valueStretch(
  lines: Lines,
  labelled: readonly Labelled[],
  wanted: Label,
): Stretch | undefined {
  const at = labelled.findIndex(({ label }) => label === wanted);
  const spot = labelled[at];
  if (!spot) return undefined;
  const { line, from, to } = spot;
  const next = labelled[at + 1];
  if (next && next.line === line) return { line, from, end: line + 1, to };
  const own = (lines.texts[line] ?? '').slice(from, to);
  // A value on the label's own line ends with it, but for "Cite as" and lists that were wrapped.
  const goesOn = own.trim() === '' || wanted === 'cite' || /[,;]\s*$/.test(own);
  if (!goesOn) return { line, from, end: line + 1, to };
  const limit = Math.min(next?.line ?? lines.length, line + (wanted === 'authors' ? 2000 : 12));
  const isBroken = wanted === 'cite' || wanted === 'authors';
  let end = line + 1;
  let met = own.trim() !== '';
  for (; end < limit; end++) {
    const text = lines.at(end);
    if (/^\[\^\d+\]:/.test(text) || (text === '' && met && !isBroken)) break;
    if (text !== '') met = true;
  }
  return { line, from, end };
}

export function inline(text: string): string {
  return withoutLinks(text)
    .replace(/\s+/g, ' ')
    .replace(/\bFocus to learn more\b.*$/, '')
    .replace(/^[\s|]+|[\s|]+$/g, '')
    .trim();
}

/** `arXiv:2501.07018 [math.OC]` */
const ID_AND_CATEGORY = /^[*_]{0,2}arXiv:\S{9,24}\s{1,2}\[([a-z-]+\.[A-Za-z-]+)\]/;

export function categoriesOf(lines: Lines, labelled: readonly Labelled[], { group, ids }: Head): string[] {
  const subjects = inline(valueText(lines, labelled, 'subjects'));
  if (subjects !== '') return subjects.split(/\s*;\s*/).filter((subject) => subject !== '');
  const name = group
    ?.split(/\s(?:>|&gt;|›)\s/)
    .at(-1)
    ?.trim();
  const context = inline(valueText(lines, labelled, 'browse'));
  const code =
    /^[a-z-]+(?:\.[A-Za-z-]+)$|^(?:gr-qc|hep-\w+|math-ph|nucl-\w+|quant-ph)$/.exec(context)?.[0] ??
    ID_AND_CATEGORY.exec(ids)?.[1];
  return [...(name === undefined ? [] : [name]), ...(code === undefined ? [] : [code])];
}

/** The id where the page itself gives it. Comments and abstracts quote other papers' ids. */
export function identifiersOf(
  lines: Lines,
  labelled: readonly Labelled[],
  { ids }: Head,
): { identifiers: Identifier[]; version?: number } {
  const cite = withoutLinks(valueText(lines, labelled, 'cite'));
  const dois = withoutLinks(valueText(lines, labelled, 'doi'));
  const own = [ids, cite, bareArxiv(lines.url ?? ''), viewPdfLink(lines, labelled)].flatMap((text) =>
    findIdentifiers(text.slice(0, 2000)),
  );
  const arxiv = own.filter(({ identifier }) => identifier.scheme === 'arxiv');
  const first = arxiv[0];
  const same = arxiv.filter(({ identifier }) => identifier.value === first?.identifier.value);
  const version = same.find((found) => found.version !== undefined)?.version;
  const published = findIdentifiers(dois.slice(0, 2000))
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi');
  return {
    identifiers: [...(first ? [first.identifier] : []), ...published.slice(0, 1)],
    ...(version !== undefined && { version }),
  };
}

function viewPdfLink(lines: Lines, labelled: readonly Labelled[]): string {
  const button = labelled.find(({ label, line }) => label === 'chrome' && lines.at(line).includes('](http'));
  return button ? (/\((https?:\/\/arxiv\.org\/pdf\/[^\s)]+)\)/.exec(lines.at(button.line))?.[1] ?? '') : '';
}

export function versionsOf(lines: Lines, labelled: readonly Labelled[], { dateline }: Head): Version[] {
  const history = historyText(lines, labelled);
  return joinVersions(versionsInDateline(dateline), versionsInHistory(withoutLinks(history)));
}

function historyText(lines: Lines, labelled: readonly Labelled[]): string {
  const { start, end } = historyLines(lines, labelled);
  return lines.texts.slice(start, end).join('\n');
}

/** The lines of the submission history, its heading the first; none where `start` is `end`. */
export function historyLines(
  lines: Lines,
  labelled: readonly Labelled[],
): { readonly start: number; readonly end: number } {
  const at = labelled.findIndex(({ label }) => label === 'history');
  if (at < 0) return { start: 0, end: 0 };
  return { start: labelled[at]!.line, end: endOfHistory(lines, labelled, at) };
}

function endOfHistory(lines: Lines, labelled: readonly Labelled[], at: number): number {
  const { line } = labelled[at]!;
  const next = labelled[at + 1]?.line ?? lines.length;
  let end = line + 1;
  for (let index = line + 1; index < next; index++) {
    const text = lines.at(index);
    if (/^[*_\\]{0,2}From\b|\[\\?v\d|^[*_]{0,2}v\d|^\(?\d|view email|^\[via/.test(text)) end = index + 1;
    else if (text !== '' && end < index - 1) break;
  }
  return end;
}

export function submitterOf(lines: Lines, labelled: readonly Labelled[]): string | undefined {
  const from = /From:?\s*[*_]{0,2}\s*([^\n[\]*]{2,80}?)\s*[*_]{0,2}\s*(?:\\?\[|\n|$)/.exec(
    withoutLinks(historyText(lines, labelled)),
  );
  const name = from?.[1]?.trim();
  // The first papers have no submitter, and the page a hint on that in its place.
  return name === undefined || name === '' || isTooltip(name) ? undefined : name;
}
