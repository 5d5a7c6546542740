/** The options of a call. */
import { parseArgs } from 'node:util';
import type { Charset } from '../core/bibliography/bibtex/tex-text';
import { FORMATS, type ReportFormat } from '../core/checks/report';
import { type RuleLevels, readRuleLevels } from '../core/checks/rules';
import { DUMP_GLOBS, EXCLUDED_GLOBS, MAX_SIZE_MB, NOTE_GLOBS } from '../core/intake';
import { messageOf, UsageError } from './failures';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly markdown: boolean;
  readonly limit: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly notes: readonly string[];
  readonly maxSizeMB: number;
  /** The folder whose papers are known, where it is another than that of the notes. */
  readonly library?: string;
  /** As it was told: each command knows its own. */
  readonly format?: string;
  readonly rules: RuleLevels;
  /** What the papers are to match. */
  readonly query?: string;
  /** Notes, or folders of them. */
  readonly citedIn: readonly string[];
  /** Citekeys or identifiers of papers that a map is of. */
  readonly of: readonly string[];
  /** The same of papers that a map shows what is near to. */
  readonly near: readonly string[];
  /** A note whose papers a map is of. */
  readonly note?: string;
  /** Citations between a paper that a map is of and the furthest others. */
  readonly steps?: number;
  readonly charset: Charset;
  /** A citation style: the name of one that comes with us, or a file. */
  readonly style?: string;
  /** The language of the words that the style prints: `de-DE`. */
  readonly locale?: string;
}

export interface Call {
  readonly operands: readonly string[];
  readonly options: Options;
}

/** Throws a `UsageError` that says what is wrong with the call. */
export function readCall(args: readonly string[]): Call {
  const { values, positionals } = parse(args);
  return { operands: positionals, options: toOptions(values) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        limit: { type: 'string' },
        include: { type: 'string', multiple: true },
        exclude: { type: 'string', multiple: true },
        notes: { type: 'string', multiple: true },
        'max-size-mb': { type: 'string' },
        library: { type: 'string' },
        format: { type: 'string' },
        rules: { type: 'string', multiple: true },
        query: { type: 'string' },
        'cited-in': { type: 'string', multiple: true },
        of: { type: 'string', multiple: true },
        near: { type: 'string', multiple: true },
        note: { type: 'string' },
        steps: { type: 'string' },
        charset: { type: 'string' },
        style: { type: 'string' },
        locale: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error).split('. ')[0]}.`);
  }
}

function toOptions(values: ReturnType<typeof parse>['values']): Options {
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    markdown: values.markdown ?? false,
    limit: Math.ceil(positive('--limit', values.limit, 20)),
    include: globs('--include', values.include ?? DUMP_GLOBS),
    exclude: globs('--exclude', values.exclude ?? EXCLUDED_GLOBS),
    notes: globs('--notes', values.notes ?? NOTE_GLOBS),
    maxSizeMB: positive('--max-size-mb', values['max-size-mb'], MAX_SIZE_MB),
    ...(values.library !== undefined && { library: values.library }),
    ...(values.format !== undefined && { format: values.format }),
    rules: rules(values.rules ?? []),
    ...(values.query !== undefined && { query: values.query }),
    citedIn: values['cited-in'] ?? [],
    of: values.of ?? [],
    near: values.near ?? [],
    ...(values.note !== undefined && { note: values.note }),
    ...(values.steps !== undefined && { steps: steps(values.steps) }),
    charset: charset(values.charset ?? 'utf-8'),
    ...(values.style !== undefined && { style: values.style }),
    ...(values.locale !== undefined && { locale: values.locale }),
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

function steps(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0))
    throw new UsageError(`--steps takes a whole number above 0, not "${text}".`);
  return value;
}

/** The format of a report of problems. */
export function reportFormat({ format: text, json }: Options): ReportFormat {
  if (text === undefined) return json ? 'json' : 'text';
  const found = FORMATS.find((name) => name === text);
  if (!found) throw new UsageError(`--format takes one of ${FORMATS.join(', ')}, not "${text}".`);
  if (json && found !== 'json') throw new UsageError(`--json and --format ${found} contradict each other.`);
  return found;
}

function charset(text: string): Charset {
  if (text === 'utf-8' || text === 'ascii') return text;
  throw new UsageError(`--charset takes utf-8 or ascii, not "${text}".`);
}

function rules(given: readonly string[]): RuleLevels {
  const read = readRuleLevels(given.join(','));
  if ('fault' in read) throw new UsageError(`--rules: ${read.fault}`);
  return read.levels;
}
