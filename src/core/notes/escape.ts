/** Page text as inert text of a note: it may never become structure, markup, a link, math or a citation. */

/**
 * One or several lines as plain Markdown, for Pandoc, GFM, MyST and Obsidian alike; lines stay lines, blank ones
 * included, and lose the white space at their ends. Only what could mean something is escaped.
 */
export function escapeMarkdownLines(text: string): string {
  return text.split(LINE_END).map(escapeLine).join('\n');
}

/** The text on one line, as plain Markdown. */
export function escapeMarkdownLine(text: string): string {
  return escapeLine(text.replace(/\s+/gu, ' '));
}

/** One line of LaTeX that prints the text. */
export function escapeLatex(text: string): string {
  return oneLine(text).replace(/[\\{}$&#%_^~]/g, (char) => LATEX[char] ?? `\\${char}`);
}

/** One line of Typst markup that prints the text. */
export function escapeTypst(text: string): string {
  return oneLine(text)
    .replace(/[\\#[\]$*_`<>@~]/g, '\\$&')
    .replace(/\/(?=[/*])/g, '\\/')
    .replace(/^([-+=/]|\d+\.)/, (mark) => `${mark.slice(0, -1)}\\${mark.at(-1)}`);
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

const LATEX: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
};

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function escapeLine(line: string): string {
  return (
    line
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .replace(/[\\`*_[\]<>$@~^|#{}]/g, '\\$&')
      // An entity; Obsidian's highlights and comments; an address that a preview would make a link.
      .replace(/&(?=#?\w+;)|=(?==)|(?<==)=|%(?=%)|(?<=%)%|:(?=\/\/)/g, '\\$&')
      .replace(/\bwww(?=\.)/gi, '$&\\')
      // What begins an item, a heading's underline, a rule, a definition, a div.
      .replace(/^(?:[-+=:](?=[\s=:-]|$)|\d+(?=[.)](?:\s|$)))/, (mark) =>
        /\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
      )
  );
}
