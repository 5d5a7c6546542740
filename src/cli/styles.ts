/** Citation styles on the command line: shipped ones by name, from the folder beside the program, others by path. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NewEntry } from '../core/bibliography/entry';
import type { PrintedList } from '../core/bibliography/export/export-list';
import { cslOf } from '../core/bibliography/outgoing';
import { type CslFiles, loadProcessor, type OutputFormat } from '../core/csl/processor';
import { localeName } from '../core/csl/styles/locales';
import { decodeText } from '../core/decode';
import { InputError, messageOf, UsageError } from './failures';

const SHIPPED = join(__dirname, 'csl');

/** The references as the style prints them. Throws where there is no such style or locale, or it cannot be used. */
export async function printed(
  entries: readonly NewEntry[],
  format: 'md' | 'html',
  style: string,
  language: string | undefined,
): Promise<PrintedList> {
  const { text, folder } = readStyle(style);
  const locale = language === undefined ? undefined : (localeName(language) ?? language);
  if (locale !== undefined && shipped('locales', locale) === undefined)
    throw new UsageError(`There is no locale ${language}; there are: ${namesIn('locales').join(', ')}.`);
  const processor = await loadProcessor(text, filesBeside(folder), locale).catch((error) => {
    throw new InputError(`${style}: ${messageOf(error)}`);
  });
  const items = new Map(entries.map((entry) => [entry.key, cslOf(entry, true)]));
  const output: OutputFormat = format === 'md' ? 'markdown' : 'html';
  const { references, layout } = processor.format({
    citations: [],
    uncited: [...items.keys()],
    itemOf: (key) => items.get(key),
    format: output,
  });
  if (references.length === 0 && items.size > 0)
    throw new InputError(`${style} prints no list of references: it is a style of notes alone.`);
  return { references, layout, language: processor.language };
}

/** A style, and the folder in which those that it refers to may be; undefined for a shipped one. */
function readStyle(style: string): { readonly text: string; readonly folder: string | undefined } {
  const known = shipped('styles', style.replace(/\.csl$/i, ''));
  const isPath = /[\\/]|\.csl$/i.test(style);
  if (known !== undefined && !(isPath && isFile(style))) return { text: known, folder: undefined };
  if (!isPath && !isFile(style))
    throw new UsageError(
      `There is no style ${style}. Name a file (styles/mine.csl) or one of ${namesIn('styles').join(', ')}.`,
    );
  try {
    return { text: textIn(style), folder: dirname(style) };
  } catch (error) {
    throw new InputError(`The style cannot be read: ${messageOf(error)}`);
  }
}

/** Those that come with the program; a style that depends on another may have it beside itself. */
function filesBeside(folder: string | undefined): CslFiles {
  return {
    style: async (name) => {
      const own = folder === undefined ? undefined : join(folder, `${basename(name)}.csl`);
      return own !== undefined && isFile(own) ? textIn(own) : shipped('styles', name);
    },
    locale: async (language) => shipped('locales', language),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** In whatever encoding it is. Throws where it cannot be read, or is no text. */
function textIn(path: string): string {
  const decoded = decodeText(readFileSync(path));
  if ('binary' in decoded) throw new Error(`${path} is no text.`);
  return decoded.text;
}

function shipped(kind: 'styles' | 'locales', name: string): string | undefined {
  if (!namesIn(kind).includes(name)) return undefined;
  return readFileSync(join(SHIPPED, kind, `${name}.json`), 'utf8');
}

function namesIn(kind: 'styles' | 'locales'): string[] {
  return readdirSync(join(SHIPPED, kind))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}
