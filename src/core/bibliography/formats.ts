/** The formats in which papers leave the library: one entry each. */
import type { Dialect } from './bibtex/bibtex-fields';
import { DEFAULT_STYLE, writeBibTex } from './bibtex/bibtex-write';
import type { Charset } from './bibtex/tex-text';
import { cff } from './cff';
import { cslJson } from './csl';
import { cslYaml } from './csl-yaml';
import { csv } from './csv';
import { type Entry, entryOf, type NewEntry } from './entry';
import { bibTexOf, cslOf, risOf } from './outgoing';
import { htmlList, markdownList } from './reference-line';
import { ris } from './ris';

export const FORMAT_IDS = [
  'bibtex',
  'biblatex',
  'csl-json',
  'csl-yaml',
  'ris',
  'cff',
  'csv',
  'md',
  'html',
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface WriteOptions {
  /** Letters beyond ASCII as LaTeX's commands, for BibTeX engines of the last century; Unicode unless told. */
  readonly charset?: Charset;
}

export interface Format {
  readonly id: FormatId;
  /** As people call it. */
  readonly name: string;
  /** Of its files, the usual one first, without the dot. */
  readonly extensions: readonly string[];
  /** A whole file, in the order given. Two entries of one key are both written. */
  readonly write: (entries: readonly NewEntry[], options?: WriteOptions) => string;
}

export const FORMATS: Readonly<Record<FormatId, Format>> = {
  bibtex: format('bibtex', 'BibTeX', ['bib', 'bibtex'], (entries, { charset }) =>
    bibTex(entries, 'bibtex', charset),
  ),
  biblatex: format('biblatex', 'BibLaTeX', ['bib'], (entries) => bibTex(entries, 'biblatex')),
  'csl-json': format('csl-json', 'CSL-JSON', ['json'], (entries) =>
    cslJson(entries.map((each) => cslOf(each))),
  ),
  'csl-yaml': format('csl-yaml', 'CSL-YAML', ['yaml', 'yml'], (entries) =>
    cslYaml(entries.map((each) => cslOf(each))),
  ),
  ris: format('ris', 'RIS', ['ris'], (entries) => ris(entries.map((each) => risOf(each)))),
  cff: format('cff', 'Citation File Format', ['cff'], (entries) => cff(told(entries))),
  csv: format('csv', 'CSV', ['csv'], (entries) => csv(told(entries))),
  md: format('md', 'Markdown list', ['md'], (entries) => markdownList(told(entries))),
  html: format('html', 'HTML list', ['html'], (entries) => htmlList(told(entries))),
};

function format(
  id: FormatId,
  name: string,
  extensions: readonly string[],
  write: (entries: readonly NewEntry[], options: WriteOptions) => string,
): Format {
  return {
    id,
    name,
    extensions,
    write: (entries, options = {}) => write(entries, options),
  };
}

/** What the library knows, without what an entry of one's own says besides: these formats have no place for that. */
function told(entries: readonly NewEntry[]): Entry[] {
  return entries.map((each) => entryOf(each));
}

function bibTex(entries: readonly NewEntry[], dialect: Dialect, charset: Charset = 'utf-8'): string {
  const style = { ...DEFAULT_STYLE, dialect, charset };
  return entries.map((entry) => `${writeBibTex(bibTexOf(entry, dialect, charset), style)}\n`).join('\n');
}
