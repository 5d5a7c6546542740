/** What a file was read as, in the form in which a person can compare it with the text: lines count from 1. */
import { isoDate } from '../../../src/core/dates';
import type { PaperRecord, Parsed, Printed, Version } from '../../../src/core/model';
import { displayName } from '../../../src/core/names';
import type { Place } from '../../../src/core/place';

export function project(parsed: Parsed): unknown {
  const { pages, records, citations, problems, notRead } = parsed;
  return {
    ...(notRead !== undefined && { notRead }),
    pages: pages.map(({ source, place, url, saved, about, citedBy }) => ({
      source,
      lines: linesOf(place),
      ...(url !== undefined && { url }),
      ...(saved && { saved: isoDate(saved) }),
      ...(about !== undefined && { about }),
      ...(citedBy && {
        citedBy: {
          ...citedBy,
          facets: citedBy.facets.map(
            (facet) =>
              `${facet.label} ${linesOf(facet.place)}: ${facet.values.map(({ value, count }) => `${value} ${count}`).join(', ')}`,
          ),
        },
      }),
    })),
    records: records.map(projectRecord),
    citations: citations.map(({ citing, cited, place, summary, ...says }) => ({
      row: `${citing} cites ${cited}, lines ${linesOf(place)}`,
      ...says,
    })),
    problems: problems.map(({ place, severity, code }) => `${severity} ${code}, line ${place.line + 1}`),
  };
}

function projectRecord(record: PaperRecord): unknown {
  const {
    source: _,
    place,
    title,
    authors,
    authorsComplete,
    date,
    identifiers,
    categories,
    abstract,
    summary,
    versions,
    machineTexts,
    citationCount,
    places,
    ...rest
  } = record;
  return {
    lines: linesOf(place),
    title: printedAt(title),
    ...(authors.length > 0 && {
      authors: authors.map(displayName).join('; ') + (authorsComplete ? '' : '; …'),
    }),
    ...(date && { date: isoDate(date) }),
    ...(identifiers.length > 0 && {
      identifiers: identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
    }),
    ...(categories.length > 0 && { categories }),
    ...(abstract && { abstract: printedAt(abstract) }),
    ...(summary && { summary: printedAt(summary) }),
    ...(versions && { versions: versions.map(versionLine) }),
    ...rest,
    ...(machineTexts && {
      machineTexts: machineTexts.map(({ label, text }) => `${label} ${printedAt(text)}`),
    }),
    ...(citationCount && { citationCount: `${citationCount.place.line + 1}: ${citationCount.count}` }),
    ...(places && {
      places: Object.entries(places).map(([field, at]) => `${field} ${linesOf(at)}`),
    }),
  };
}

/** `3:6 A title`: line and column, then the words, long ones with their middle left out. */
function printedAt({ text, place }: Printed): string {
  const short = text.length <= 120 ? text : `${text.slice(0, 60)} [… ${text.length} …] ${text.slice(-40)}`;
  return `${place.line + 1}:${place.column + 1} ${short}`;
}

function versionLine({ version, date, sizeKB, shown, withdrawn }: Version): string {
  return [
    `v${version}`,
    date && isoDate(date),
    sizeKB !== undefined && `${sizeKB} KB`,
    shown && 'shown',
    withdrawn && 'withdrawn',
  ]
    .filter(Boolean)
    .join(' ');
}

function linesOf({ line, endLine }: Place): string {
  return line === endLine ? `${line + 1}` : `${line + 1}-${endLine + 1}`;
}

/** The text at a place, each line trimmed and without the mark of a quotation, as `Printed` gives it. */
export function textAt(lines: readonly string[], place: Place): string {
  const texts: string[] = [];
  for (let line = place.line; line <= place.endLine; line++) {
    const from = line === place.line ? place.column : 0;
    const to = line === place.endLine ? place.endColumn : undefined;
    texts.push(
      lines[line]!.slice(from, to)
        .replace(/^\s*>\s?/, '')
        .trim(),
    );
  }
  return texts.join('\n');
}
