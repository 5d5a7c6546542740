/**
 * The files that a main file is put together from: LaTeX's `\input`, `\include`, `\subfile` and the like, Typst's
 * `#include`. The main file names the bibliography for all of them.
 *
 * Skipping: names made by macros; `\import{folder/}{file}`, whose second half is by the first.
 */
import { noteKind } from './note-kind';

/** As they are written, each with the ending that may be left out: `chapters/one.tex`. */
export function chaptersOf(text: string, language: string): readonly string[] {
  switch (noteKind(language)) {
    case 'latex':
      return Array.from(text.replace(/(?<!\\)%.*/g, '').matchAll(LATEX), ([, name]) => name!.trim()).flatMap(
        (name) => (/\.\w+$/.test(name) ? [name] : [`${name}.tex`]),
      );
    case 'typst':
      return Array.from(text.replace(/\/\/.*/g, '').matchAll(TYPST), ([, name]) => name!);
    default:
      return [];
  }
}

const LATEX = /\\(?:input|include|subfile|subfileinclude)\s*\{([^{}\n\\#]+)\}/g;
const TYPST = /\binclude\s+"([^"\n]+)"/g;
