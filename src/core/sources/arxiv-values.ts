/** What an arXiv page says about its paper besides title and abstract: head, table, submission history. */
import { findIdentifiers } from '../identifiers';
import type { Identifier, Version } from '../model';
import {
  DATELINE,
  endOfDateline,
  joinVersions,
  versionsInDateline,
  versionsInHistory,
} from './arxiv-history';
import { type Label, type Labelled, withoutLinks } from './arxiv-labels';
import { BRACKETED_TITLE, isGroup, isWithdrawalNotice } from './arxiv-starts';
import type { Lines } from './lines';

export interface Head {
  readonly group?: string;
  readonly ids: string;
  readonly dateline: string;
  readonly withdrawn: boolean;
}

/** What stands above the title or between it and the authors: group, id, notice, dateline. */
export function headOf(lines: Lines, labelled: readonly Labelled[]): Head {
  const end =
    labelled.find(({ label }) => label === 'abstract' || label === 'authors')?.line ??
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
  const texts: string[] = [];
  for (const [at, { label, line, from, to }] of labelled.entries()) {
    if (label !== wanted) continue;
    const next = labelled[at + 1];
    texts.push((lines.texts[line] ?? '').slice(from, to));
    if (next && next.line === line) continue;
    // A value on the label's own line ends with it, but for "Cite as" and lists that were wrapped.
    const goesOn = texts.at(-1)!.trim() === '' || wanted === 'cite' || /[,;]\s*$/.test(texts.at(-1)!);
    const end = goesOn
      ? Math.min(next?.line ?? lines.length, line + (wanted === 'authors' ? 2000 : 12))
      : line + 1;
    for (let index = line + 1; index < end; index++) {
      const text = lines.at(index);
      if (/^\[\^\d+\]:/.test(text)) break;
      if (text === '' && texts.some((one) => one.trim() !== '') && wanted !== 'cite' && wanted !== 'authors')
        break;
      texts.push(text);
    }
    break;
  }
  return texts.join('\n').trim();
}

export function inline(text: string): string {
  return withoutLinks(text)
    .replace(/\s+/g, ' ')
    .replace(/\bFocus to learn more\b.*$/, '')
    .replace(/^[\s|]+|[\s|]+$/g, '')
    .trim();
}

export function categoriesOf(lines: Lines, labelled: readonly Labelled[], { group }: Head): string[] {
  const subjects = inline(valueText(lines, labelled, 'subjects'));
  if (subjects !== '') return subjects.split(/\s*;\s*/).filter((subject) => subject !== '');
  const name = group
    ?.split(/\s(?:>|&gt;|›)\s/)
    .at(-1)
    ?.trim();
  const context = inline(valueText(lines, labelled, 'browse'));
  const code = /^[a-z-]+(?:\.[A-Za-z-]+)$|^(?:gr-qc|hep-\w+|math-ph|nucl-\w+|quant-ph)$/.exec(context)?.[0];
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
  const own = [ids, cite, lines.url ?? '', viewPdfLink(lines, labelled)].flatMap((text) =>
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
  const at = labelled.findIndex(({ label }) => label === 'history');
  if (at < 0) return '';
  const { line } = labelled[at]!;
  return lines.texts.slice(line, endOfHistory(lines, labelled, at)).join('\n');
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
  return name === undefined || name === '' ? undefined : name;
}
