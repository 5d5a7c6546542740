/** `scholium`: the library from a terminal, over the same core as the editor. Node only here. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import picomatch from 'picomatch';
import { asIdentifier } from './core/identifiers';
import {
  DUMP_GLOBS,
  EXCLUDED_GLOBS,
  MAX_SIZE_MB,
  NOTE_GLOBS,
  notADump,
  takeIn,
  tooLarge,
} from './core/intake';
import { emptyLines, type LineFile, type LineKind, readLines } from './core/jsonl';
import { buildLibrary } from './core/library/build';
import { DECISIONS } from './core/library/decisions';
import { findDuplicates } from './core/library/duplicates';
import { HISTORY } from './core/library/history';
import type { Library } from './core/library/library';
import { PINS } from './core/library/pins';
import { accountsOf, LOOKUPS } from './core/lookup/accepted';
import type { Parsed } from './core/model';
import { placeInLine } from './core/place';
import { FIELD_HELP, FIELDS } from './core/search/fields';
import { createSearcher } from './core/search/search';
import { plural } from './core/views/markdown';
import { factsOf } from './core/views/provenance';
import { factReport, libraryReport, pairReport, workLine, workReport } from './core/views/report';

const HELP = `scholium: a folder of saved paper pages as a library, on the command line.

Usage
  scholium read FOLDER [--json]                     the papers, their citations, what was not read
  scholium search FOLDER QUERY [--json] [--limit N] the best matches first
  scholium duplicates FOLDER [--json]               papers that may be one, and why
  scholium facts FOLDER KEY [--json]                what pages say of one paper, field by field, and where

Options
  --json            one JSON object instead of lines
  --limit N         at most N matches (search; 20 unless told)
  --include GLOB    which files may be pages, may be repeated (${DUMP_GLOBS.join(', ')})
  --exclude GLOB    what is never looked into, may be repeated (${EXCLUDED_GLOBS.join(', ')})
  --max-size-mb N   larger files are not read (${MAX_SIZE_MB})
  --help            this text

QUERY is words, or fields, each left out by a - before it:
${FIELDS.map((field) => `  ${`${field}:`.padEnd(11)}${FIELD_HELP[field]}`).join('\n')}

Exit code 1: the input cannot be read. Exit code 2: the call is not understood.
`;

/** A mistake in the call: exit code 2. */
class UsageError extends Error {}
/** Input that cannot be read: exit code 1. */
class InputError extends Error {}

interface Options {
  readonly json: boolean;
  readonly limit: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly maxSizeMB: number;
}

const COMMANDS: Readonly<Record<string, (operands: string[], options: Options) => string>> = {
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
    for (const { message } of problems) process.stderr.write(`scholium: ${message}\n`);
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
    const found = asIdentifier(key);
    const work =
      library.byCitekey(key.replace(/^@/, '')) ?? (found && library.byIdentifier(found.identifier));
    if (!work) throw new InputError(`No paper in ${folder} has the citekey or identifier ${key}.`);
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

/** What `args` ask for, on the streams of the process; the result is the exit code. */
export function main(args: readonly string[]): number {
  try {
    const { values, positionals } = parse(args);
    const [name, ...operands] = positionals;
    if (values.help || (name === undefined && args.length === 0)) {
      process.stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(`There is no command "${name}"; there are: ${Object.keys(COMMANDS).join(', ')}.`);
    process.stdout.write(command(operands, toOptions(values)));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    process.stderr.write(
      `scholium: ${error.message}${error instanceof UsageError ? ' See scholium --help.' : ''}\n`,
    );
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        limit: { type: 'string' },
        include: { type: 'string', multiple: true },
        exclude: { type: 'string', multiple: true },
        'max-size-mb': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('. ')[0] : error}.`);
  }
}

function toOptions(values: ReturnType<typeof parse>['values']): Options {
  return {
    json: values.json ?? false,
    limit: Math.ceil(positive('--limit', values.limit, 20)),
    include: globs('--include', values.include ?? DUMP_GLOBS),
    exclude: globs('--exclude', values.exclude ?? EXCLUDED_GLOBS),
    maxSizeMB: positive('--max-size-mb', values['max-size-mb'], MAX_SIZE_MB),
  };
}

function globs(name: string, given: readonly string[]): readonly string[] {
  if (given.includes('')) throw new UsageError(`${name} takes a glob, not nothing.`);
  return given;
}

function positive(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!(value > 0)) throw new UsageError(`${name} takes a number above 0, not "${text}".`);
  return value;
}

/** Reads every page below the folder, as the editor would; names in the result are relative to it. */
function readLibrary(folder: string, options: Options): Library {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${folder} is not a folder that can be read.`);
  }
  const isDump = picomatch([...options.include], { nocase: true });
  const isNote = picomatch([...NOTE_GLOBS], { nocase: true });
  const isExcluded = picomatch([...options.exclude], { dot: true });
  const files: Parsed[] = [];
  for (const file of filesBelow(folder, folder, isExcluded, files)) {
    const role = { dump: isDump(file), note: isNote(file) };
    if (role.dump) files.push(readOne(folder, file, role, options.maxSizeMB));
  }
  const pins = readKept(folder, PINS);
  const decisions = readKept(folder, DECISIONS);
  const history = readKept(folder, HISTORY);
  const lookups = readKept(folder, LOOKUPS);
  const looked = accountsOf('.scholium/lookups.jsonl', lookups);
  return buildLibrary([...files, looked.parsed], {
    pins: pins.entries,
    decisions: [...decisions.entries, ...looked.decisions],
    history: history.entries,
    problems: [pins, decisions, history, lookups].flatMap(({ problems }) => problems),
  });
}

/** What the reader decided; a file that cannot be read is a problem, not the end. */
function readKept<T extends object>(folder: string, kind: LineKind<T>): LineFile<T> {
  const name = `.scholium/${kind.name}.jsonl`;
  const path = join(folder, name);
  try {
    return statSync(path, { throwIfNoEntry: false })
      ? readLines(kind, name, readFileSync(path, 'utf8'))
      : emptyLines();
  } catch (error) {
    const message = `The file cannot be read: ${messageOf(error)}`;
    const place = placeInLine(name, 0, 0, 0);
    return {
      ...emptyLines<T>(),
      problems: [{ place, severity: 'error', code: `${kind.name}-file`, message }],
    };
  }
}

function readOne(
  folder: string,
  file: string,
  role: { dump: boolean; note: boolean },
  maxSizeMB: number,
): Parsed {
  try {
    const { size } = statSync(join(folder, file));
    if (size > maxSizeMB * 1e6) return notADump(file, tooLarge(file, size, maxSizeMB));
    return takeIn(file, readFileSync(join(folder, file)), role).parsed;
  } catch (error) {
    return notADump(file, `The file cannot be read: ${messageOf(error)}`);
  }
}

/** Files below `folder`, relative to `root` with `/`; links to folders are not followed, as they may lead in a circle. */
function* filesBelow(
  root: string,
  folder: string,
  isExcluded: (path: string) => boolean,
  leftOut: Parsed[],
): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (folder === root) throw new InputError(messageOf(error));
    leftOut.push(notADump(relative(root, folder), `The folder cannot be read: ${messageOf(error)}`));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (isExcluded(name) || isExcluded(`${name}/x`)) continue;
    if (entry.isDirectory()) yield* filesBelow(root, path, isExcluded, leftOut);
    else if (entry.isFile()) yield name;
    else if (entry.isSymbolicLink()) {
      const target = statSync(path, { throwIfNoEntry: false });
      if (target?.isFile()) yield name;
      else if (!target) leftOut.push(notADump(name, 'A link that leads nowhere or in a circle.'));
      else
        leftOut.push(
          notADump(name, 'A link to a folder: links are not followed, since they can lead in a circle.'),
        );
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

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

// A reader of the output that has seen enough (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = main(process.argv.slice(2));
