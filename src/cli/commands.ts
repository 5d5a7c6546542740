/** The commands over a library: what each prints. */
import { DECISIONS } from '../core/library/decisions';
import { findDuplicates } from '../core/library/duplicates';
import type { Library } from '../core/library/library';
import { createSearcher } from '../core/search/search';
import { plural } from '../core/views/markdown';
import { factsOf } from '../core/views/provenance';
import { factReport, libraryReport, pairReport, workLine, workReport } from '../core/views/report';
import { anchorCommand } from './anchor';
import { annotationsCommand } from './annotations';
import { checkCommand } from './check';
import { citationsCommand } from './citations';
import { exportCommand } from './export';
import { UsageError } from './failures';
import { mapCommand } from './map';
import type { Options } from './options';
import { paperNamed } from './papers';
import { complain } from './print';
import { readKept, readLibrary } from './reading';

/** What a command prints on standard output, and the exit code. */
export interface Outcome {
  readonly text: string;
  readonly code: 0 | 1;
}

export type Command = (operands: readonly string[], options: Options) => Outcome | string | Promise<string>;

export const COMMANDS: Readonly<Record<string, Command>> = {
  citations: citationsCommand,
  check: checkCommand,
  anchor: anchorCommand,
  annotations: annotationsCommand,
  export: exportCommand,
  map: mapCommand,
  read([folder, ...rest], options) {
    if (folder === undefined || rest.length > 0) throw new UsageError('read takes one FOLDER.');
    const library = readLibrary(folder, options);
    return options.json ? `${JSON.stringify(libraryReport(library), null, 1)}\n` : readText(library);
  },
  search([folder, ...words], options) {
    if (folder === undefined || words.length === 0)
      throw new UsageError('search takes a FOLDER and a QUERY.');
    const query = words.join(' ');
    const { hits, problems, total } = createSearcher(readLibrary(folder, options)).search(query, {
      limit: options.limit,
    });
    for (const { message } of problems) complain(message);
    if (options.json) {
      return `${JSON.stringify({ query, total, hits: hits.map(({ work, score }) => ({ score, ...workReport(work) })) }, null, 1)}\n`;
    }
    return hits.map(({ work }) => `${workLine(work)}\n`).join('') || `No paper matches "${query}".\n`;
  },
  duplicates([folder, ...rest], options) {
    if (folder === undefined || rest.length > 0) throw new UsageError('duplicates takes one FOLDER.');
    const pairs = findDuplicates(readLibrary(folder, options), readKept(folder, DECISIONS).entries);
    if (options.json) return `${JSON.stringify(pairs.map(pairReport), null, 1)}\n`;
    const lines = pairs.map(
      ({ works, reasons }) =>
        `${works.map((work) => `${workLine(work)}\n`).join('')}  ${reasons.join('; ')}\n`,
    );
    return lines.join('\n') || 'No two papers look like one.\n';
  },
  facts([folder, key, ...rest], options) {
    if (folder === undefined || key === undefined || rest.length > 0)
      throw new UsageError('facts takes a FOLDER and a citekey or identifier.');
    const library = readLibrary(folder, options);
    const work = paperNamed(library, folder, key);
    const facts = factsOf(work).map(factReport);
    if (options.json) return `${JSON.stringify(facts, null, 1)}\n`;
    return facts
      .flatMap(({ field, machine, accounts }) =>
        accounts.map(
          ({ value, file, line }) =>
            `${file}:${line}: ${field}${machine ? ' (machine-written)' : ''}: ${value}\n`,
        ),
      )
      .join('');
  },
};

function readText(library: Library): string {
  const { works, citations, problems, notRead } = library;
  return [
    ...works.map(workLine),
    ...problems.map(({ place, message }) => `problem: ${place.file}:${place.line + 1}: ${message}`),
    ...notRead.map(({ file, reason }) => `not read: ${file}: ${reason}`),
    [
      plural(works.length, 'paper'),
      plural(citations.length, 'citation'),
      plural(problems.length, 'problem'),
      `${plural(notRead.length, 'file')} not read`,
    ].join(', '),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
