/**
 * The files that a main file is put together from: LaTeX's `\input`, `\include`, `\subfile` and the like, Typst's
 * `#include`. The main file names the bibliography for all of them.
 *
 * Skipping: names made by macros; `\import{folder/}{file}`, whose second half is by the first.
 */
import { noteKind } from './note-kind';

/**
 * As they are written, each with the ending that may be left out: `chapters/one.tex`. TeX adds it to `chap.1` too, or
 * takes the name as it is, so that both are candidates.
 */
export function chaptersOf(text: string, language: string): readonly string[] {
  switch (noteKind(language)) {
    case 'latex':
      return Array.from(text.replace(LATEX_SKIPPED, '').matchAll(LATEX), ([, braced, bare]) =>
        (braced ?? bare!).replace(/^[\s"]+|[\s"]+$/g, ''),
      ).flatMap((name) => (/\.(?:tex|ltx|rnw)$/i.test(name) ? [name] : [`${name}.tex`, ...asIs(name)]));
    case 'typst':
      return Array.from(text.matchAll(TYPST), ([, name]) => name ?? '').filter((name) => name !== '');
    default:
      return [];
  }
}

function asIs(name: string): readonly string[] {
  return /\.\w+$/.test(name) ? [name] : [];
}

/** A text in which a `%` is one, as in `\verb|%|`, or `\%`; or else a remark. */
const LATEX_SKIPPED = /\\verb\*?([^\sa-zA-Z*])[^\n]*?\1|(?<=(?<!\\)(?:\\\\)*)%.*/g;
const LATEX = /\\(?:(?:input|include|subfile|subfileinclude)\s*\{([^{}\n\\#]+)\}|input[ \t]+([^\s{}\\#%]+))/g;
/** Before the names what may hold anything that looks like one: texts, remarks. */
const TYPST = /\binclude\s*\(?\s*"([^"\n]+)"|"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;
