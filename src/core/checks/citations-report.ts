/** Every citation of a note, as data for scripts. The label of a footnote's text, `[^@a]: …`, is none. */
import { findCitations } from '../notes/citations';
import type { CitationItem, Cluster } from '../notes/cluster';
import { offsetsOf } from './positions';

/** Lines and columns count from 1, columns and offsets in UTF-16 units. */
export interface ReportedCitation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
  readonly syntax: Cluster['form'];
  readonly keys: readonly ReportedKey[];
  /** All of its keys are known. */
  readonly known: boolean;
}

interface ReportedKey {
  readonly key: string;
  readonly offset: number;
  readonly prefix?: string;
  readonly locator?: { readonly label: string; readonly value: string };
  readonly suffix?: string;
  readonly form: 'bracketed' | 'in-text' | 'author-suppressed' | 'nocite';
}

export function reportedCitations(
  file: string,
  text: string,
  language: string,
  isKnown: (key: string) => boolean,
): ReportedCitation[] {
  const offsets = offsetsOf(text);
  const citations = findCitations(text, language).filter(({ isLabel }) => !isLabel);
  return citations.map(({ span, form, nocite, items }) => {
    const { line, column } = offsets.position(span.start);
    return {
      file,
      line: line + 1,
      column: column + 1,
      offset: span.start,
      length: span.end - span.start,
      syntax: form,
      keys: items.map((item) => reportedKey(item, nocite === true)),
      known: items.every(({ key }) => isKnown(key)),
    };
  });
}

function reportedKey(item: CitationItem, nocite: boolean): ReportedKey {
  const { key, keySpan, prefix, locator, suffix, suppressAuthor, inText } = item;
  return {
    key,
    offset: keySpan.start,
    ...(prefix !== undefined && { prefix }),
    ...(locator && { locator: { label: locator.label, value: locator.value } }),
    ...(suffix !== undefined && { suffix }),
    form: nocite ? 'nocite' : suppressAuthor ? 'author-suppressed' : inText ? 'in-text' : 'bracketed',
  };
}

/** `notes/a.md:3:5: @a, @b (pandoc)`. */
export function citationLine({ file, line, column, keys, syntax, known }: ReportedCitation): string {
  const list = keys.map(({ key }) => `@${key}`).join(', ');
  return `${file}:${line}:${column}: ${list} (${syntax}${known ? '' : ', unknown'})\n`;
}
