/**
 * The bibliographies that a file names, as it writes them: `bibliography:` in the front matter of a note, in Quarto's
 * `_quarto.yml` and MyST's `myst.yml` (https://pandoc.org/MANUAL.html#specifying-bibliographic-data), LaTeX's
 * `\addbibresource{…}` and `\bibliography{…}`, Typst's `bibliography("…")`.
 *
 * Read line by line, not as YAML: it is asked for at every keystroke, and the file may be broken at that moment.
 * Skipping: names made by code (`` `r …` ``), YAML's anchors, names on the web.
 */
import { frontMatterEnd } from '../notes/front-matter';
import type { Span } from '../place';
import { idsIn } from './bibliography-file';
import { noteKind } from './note-kind';

export interface NamedBibliography {
  /** As a path: `../refs.bib`. */
  readonly name: string;
  readonly span: Span;
}

/** The names that a note gives itself. */
export function bibliographiesOfNote(text: string, language: string): NamedBibliography[] {
  switch (noteKind(language)) {
    case 'markdown':
      return inYaml(text.slice(0, frontMatterEnd(text)), TOP);
    case 'latex':
      return isMainFile(text) ? inLatex(text) : [];
    case 'typst':
      return inTypst(text);
    case 'text':
      return [];
  }
}

/**
 * Index behind the colon of the front matter's field for bibliographies, and whether it holds nothing yet; undefined
 * where there is no such field.
 */
export function bibliographyField(
  text: string,
): { readonly end: number; readonly isEmpty: boolean } | undefined {
  const head = text.slice(0, frontMatterEnd(text));
  for (const { index, 0: field } of head.matchAll(TOP)) {
    const end = index + field.length;
    const value = head.slice(end, blockEnd(head, index, 0));
    return { end, isEmpty: /^\s*(?:#[^\n]*(?:\n\s*|$))*$/.test(value) };
  }
  return undefined;
}

/** Whether the front matter has the field, and what it holds is no file: an address on the web, code. */
export function namesElsewhere(text: string, language: string): boolean {
  if (noteKind(language) !== 'markdown' || bibliographyField(text)?.isEmpty !== false) return false;
  return bibliographiesOfNote(text, language).length === 0;
}

/** The names in a project file, `_quarto.yml` or `myst.yml`, which may stand below another field. */
export function bibliographiesOfProject(text: string): NamedBibliography[] {
  return inYaml(text, ANYWHERE);
}

/** The keys of the entries that the front matter holds itself, under `references:`. */
export function inlineEntries(text: string): ReadonlySet<string> {
  const head = text.slice(0, frontMatterEnd(text));
  const keys = new Set<string>();
  if (!head.includes('references')) return keys;
  for (const { index, 0: field } of head.matchAll(REFERENCES)) {
    const block = head.slice(index + field.length, blockEnd(head, index, 0));
    for (const { key } of idsIn(block)) keys.add(key);
  }
  return keys;
}

const TOP = /^()["']?bibliography["']?[ \t]*:/gm;
const ANYWHERE = /^([ \t]*)["']?bibliography["']?[ \t]*:/gm;
const REFERENCES = /^["']?references["']?[ \t]*:/gm;

/** Names in a chapter are written from where the main file is, which nobody here knows. */
function isMainFile(text: string): boolean {
  return text.includes('\\documentclass');
}

function inYaml(text: string, field: RegExp): NamedBibliography[] {
  if (!text.includes('bibliography')) return [];
  const found: NamedBibliography[] = [];
  let done = 0;
  for (const { index, 0: head, 1: indent } of text.matchAll(field)) {
    if (index < done) continue;
    done = blockEnd(text, index, indent!.length);
    const from = index + head.length;
    found.push(...valuesIn(text.slice(from, done), from));
  }
  return found;
}

/** Index behind the lines of a field: those that are blank, deeper than it, or items of its list. */
function blockEnd(text: string, start: number, indent: number): number {
  let at = text.indexOf('\n', start);
  while (at >= 0) {
    const next = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, next < 0 ? text.length : next);
    const depth = line.length - line.trimStart().length;
    const isItem = depth === indent && /^\s*-(?:\s|$)/.test(line) && !/^---/.test(line);
    if (line.trim() !== '' && depth <= indent && !isItem) return at + 1;
    at = next;
  }
  return text.length;
}

/** `refs.bib`, `"a b.bib"`, `[a.bib, b.bib]`, or a list of lines, comments left out. */
function valuesIn(block: string, offset: number): NamedBibliography[] {
  if (/^\s*!|`r\s/.test(block)) return [];
  const found: NamedBibliography[] = [];
  for (const match of block.matchAll(VALUE)) {
    const [, double, single, bare] = match;
    const value = double ?? single ?? bare?.trim();
    if (value === undefined || value === '' || /^[a-z][\w+.-]*:\/\//i.test(value)) continue;
    const start = offset + match.index + (bare === undefined ? 1 : 0);
    found.push({ name: value, span: { start, end: start + value.length } });
  }
  return found;
}

// A bare value ends at a comma, a bracket, or a `#` behind a space; the mark of a list item is none of it.
const VALUE =
  /#.*|(?<=^|\n)[ \t]*-(?=[ \t])|"([^"\n]*)"|'([^'\n]*)'|((?!\s)[^"'#,[\]{}\n](?:(?!\s#)[^,[\]{}\n])*)/g;

function inLatex(text: string): NamedBibliography[] {
  return [...text.matchAll(LATEX_COMMAND)].flatMap(({ index, 0: command, 1: macro, 2: list }) => {
    if (isBehind('%', text, index)) return [];
    const from = index + command.length - 1 - list!.length;
    return [...list!.matchAll(/[^,\s][^,]*[^,\s]|[^,\s]/g)].map(({ index: at, 0: printed }) => {
      const name = macro === 'bibliography' && !/\.bib$/i.test(printed) ? `${printed}.bib` : printed;
      return { name, span: { start: from + at, end: from + at + printed.length } };
    });
  });
}

const LATEX_COMMAND = /\\(bibliography|addbibresource)(?:\[[^\]\n]*\])?\{([^{}\n\\#]*)\}/g;

/** A path from the root of a Typst project, `/refs.bib`, leads who knows where. */
function inTypst(text: string): NamedBibliography[] {
  return [...text.matchAll(TYPST_CALL)].flatMap(({ index, 0: call, 1: list }) => {
    if (isBehind('//', text, index)) return [];
    const from = index + call.length - list!.length;
    return Array.from(list!.matchAll(/"([^"\n/][^"\n]*)"/g), ({ index: at, 1: name }) => {
      const start = from + at + 1;
      return { name: name!, span: { start, end: start + name!.length } };
    });
  });
}

const TYPST_CALL = /\bbibliography\(\s*(\((?:[^()"]|"[^"\n]*")*\)|"[^"\n]*")/g;

/** It stands in a comment. */
function isBehind(mark: string, text: string, index: number): boolean {
  return text.slice(text.lastIndexOf('\n', index) + 1, index).includes(mark);
}
