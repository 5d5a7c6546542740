/** The headings and paragraphs of a note: in LaTeX and Typst, read by their lines. */
import type { Span } from '../place';
import { closingBrace } from './plain-words';

/** A heading or a paragraph. */
export interface Part {
  readonly span: Span;
  /** As the note has it, of the length of the span, the marks of containers as spaces. */
  readonly words: string;
  /** Of a heading: 1 is the outermost. */
  readonly level?: number;
}

const LEVELS: Readonly<Record<string, number>> = {
  part: 1,
  chapter: 2,
  section: 3,
  subsection: 4,
  subsubsection: 5,
  paragraph: 6,
  subparagraph: 7,
};

/** What a paragraph of LaTeX ends at, beside a blank line; comments are passed over. */
const LATEX =
  /\n[ \t\r]*\n|(?<!\\)%.*|\\(?:item\b(?:\[[^\]\n]{0,200}\])?|(?:begin|end)\{[^}\n]{0,100}\}|(part|chapter|section|subsection|subsubsection|paragraph|subparagraph)\*?(?:\[[^\]\n]{0,200}\])?(?=\{))/g;
const TYPST = /\n[ \t\r]*\n|^[ \t]*(?:[-+]|\d+\.)[ \t]|^(=+)[ \t]+(.*)$/gm;

/** In the order of the text. */
export function commandParts(text: string, language: string): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, level?: number) => {
    const words = text.slice(start, end);
    if (words.trim() !== '')
      parts.push({ span: { start, end }, words, ...(level !== undefined && { level }) });
  };
  const mark = new RegExp(language === 'typst' ? TYPST : LATEX);
  let from = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (match[0].startsWith('%')) continue;
    add(from, match.index);
    from = match.index + match[0].length;
    if (match[2] !== undefined) add(from - match[2].length, from, match[1]!.length);
    else if (match[1] !== undefined) {
      const close = closingBrace(text, from);
      if (close !== undefined) {
        add(from + 1, close, LEVELS[match[1]]);
        from = close + 1;
      }
    }
    mark.lastIndex = from;
  }
  add(from, text.length);
  return parts;
}
