/** What Pandoc makes of a note, and with which of its readers (https://pandoc.org/MANUAL.html#option--from). */

export const PANDOC_TARGETS = ['docx', 'pdf', 'html', 'odt', 'epub', 'latex'] as const;
export type PandocTarget = (typeof PANDOC_TARGETS)[number];

interface TargetWords {
  readonly name: string;
  readonly extension: string;
  readonly about: string;
}

export const TARGET_WORDS: Readonly<Record<PandocTarget, TargetWords>> = {
  docx: { name: 'Word', extension: 'docx', about: 'Word, Google Docs, LibreOffice' },
  pdf: { name: 'PDF', extension: 'pdf', about: 'Needs an engine beside Pandoc: LaTeX, Typst, WeasyPrint …' },
  html: { name: 'HTML page', extension: 'html', about: 'Browsers' },
  odt: { name: 'OpenDocument', extension: 'odt', about: 'LibreOffice, Word' },
  epub: { name: 'EPUB', extension: 'epub', about: 'E-book readers' },
  latex: { name: 'LaTeX', extension: 'tex', about: 'A whole document, its citations printed in the style' },
};

/** Languages of notes, by VS Code's ids, with Pandoc's name for what reads them. */
const READERS: Readonly<Record<string, string>> = {
  markdown: 'markdown',
  mdx: 'markdown',
  myst: 'markdown',
  pandoc: 'markdown',
  quarto: 'markdown',
  rmd: 'markdown',
  plaintext: 'markdown',
  latex: 'latex',
  'latex-expl3': 'latex',
  tex: 'latex',
  rsweave: 'latex',
  typst: 'typst',
  org: 'org',
  restructuredtext: 'rst',
};

/** Undefined where Pandoc reads no such thing, as AsciiDoc. */
export function pandocReader(language: string): string | undefined {
  return Object.hasOwn(READERS, language) ? READERS[language] : undefined;
}
