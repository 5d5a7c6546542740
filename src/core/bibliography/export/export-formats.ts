/** What the reader is told of a format when they choose one. */
import { takesEntries } from '../adding/add-entries';
import { FORMATS, type FormatId } from '../formats';

/** The formats that a citation style prints; the others hold the data. */
export type ListFormatId = 'md' | 'html';

export function isListFormat(id: FormatId): id is ListFormatId {
  return id === 'md' || id === 'html';
}

/** Whether missing entries can be put into a file that is there, the rest of it kept byte for byte. */
export function canBeAddedTo(id: FormatId): boolean {
  return takesEntries(`x.${FORMATS[id].extensions[0]}`);
}

/** What reads a file of the format, in a line. */
export const READ_BY: Readonly<Record<FormatId, string>> = {
  bibtex: 'LaTeX with BibTeX or natbib, Pandoc, JabRef, Zotero and most others',
  biblatex: 'LaTeX with biblatex and biber, Pandoc, Quarto, Typst, JabRef, Zotero',
  'csl-json': 'Pandoc, Quarto, Zotero and whatever uses citeproc',
  'csl-yaml': 'Pandoc and Quarto; can stand in the front matter of a note as its references',
  ris: 'Zotero, Mendeley, EndNote, RefWorks and other managers of references',
  cff: 'GitHub and Zenodo: what a repository cites, for its CITATION.cff',
  csv: 'Spreadsheets: a row for each paper',
  md: 'Notes and READMEs: a list of references in a citation style',
  html: 'Browsers and web sites: a list of references in a citation style',
};

/** Bytes of a file's name, of which file systems take 255, extension and all. */
const LONGEST_NAME = 200;

/** What a file of the format is called: the name without what no file system takes, and the usual extension. */
export function exportName(name: string, id: FormatId): string {
  const bare = cut(name.replace(/[\\/:*?"<>|#\p{Cc}]+/gu, '-').replace(/^[-. ]+/, ''));
  return `${bare.replace(/[-. ]+$/, '') || 'references'}.${FORMATS[id].extensions[0]}`;
}

function cut(name: string): string {
  let bytes = 0;
  let end = 0;
  for (const char of name) {
    bytes += new TextEncoder().encode(char).length;
    if (bytes > LONGEST_NAME) break;
    end += char.length;
  }
  return name.slice(0, end);
}
