/** The formats in which papers leave the library: one entry each. */
import { bibTexEntry, type Dialect } from './bibtex-fields';
import { DEFAULT_STYLE, writeBibTex } from './bibtex-write';
import { cff } from './cff';
import { cslJson } from './csl';
import { cslYaml } from './csl-yaml';
import { csv } from './csv';
import { type Entry, entryOf, type NewEntry } from './entry';
import { htmlList, markdownList } from './reference-line';
import { ris } from './ris';
import type { Charset } from './tex-text';

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
  'csl-json': format('csl-json', 'CSL-JSON', ['json'], cslJson),
  'csl-yaml': format('csl-yaml', 'CSL-YAML', ['yaml', 'yml'], cslYaml),
  ris: format('ris', 'RIS', ['ris'], ris),
  cff: format('cff', 'Citation File Format', ['cff'], cff),
  csv: format('csv', 'CSV', ['csv'], csv),
  md: format('md', 'Markdown list', ['md'], markdownList),
  html: format('html', 'HTML list', ['html'], htmlList),
};

function format(
  id: FormatId,
  name: string,
  extensions: readonly string[],
  write: (entries: readonly Entry[], options: WriteOptions) => string,
): Format {
  return {
    id,
    name,
    extensions,
    write: (entries, options = {}) =>
      write(
        entries.map((each) => entryOf(each)),
        options,
      ),
  };
}

function bibTex(entries: readonly Entry[], dialect: Dialect, charset: Charset = 'utf-8'): string {
  const style = { ...DEFAULT_STYLE, dialect, charset };
  return entries.map((entry) => `${writeBibTex(bibTexEntry(entry, dialect, charset), style)}\n`).join('\n');
}
