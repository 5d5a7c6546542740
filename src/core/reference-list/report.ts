/** What is said when a list of references was written, or could not be. */
import { plural } from '../views/markdown';
import type { OthersPlace } from './place';

export interface ListReport {
  readonly count: number;
  /** Cited keys that have no entry anywhere. */
  readonly unknown: readonly string[];
  /** The list stood there as it is. */
  readonly isSame: boolean;
}

/** `Wrote 12 references. Nothing is known of @a and @b, so they are not listed.` */
export function listMessage({ count, unknown, isSame }: ListReport): string {
  const done = isSame ? 'The list of references is up to date' : `Wrote ${plural(count, 'reference')}`;
  return unknown.length === 0 ? `${done}.` : `${done}. ${notListed(unknown)}`;
}

function notListed(keys: readonly string[]): string {
  const named = keys.slice(0, 5).map((key) => `@${key}`);
  const more = keys.length - named.length;
  const names = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
  const [verb, pronoun] = keys.length === 1 ? ['is', 'it is'] : ['are', 'they are'];
  return `${names} ${verb} not known, so ${pronoun} not listed.`;
}

/** Why a note of this language gets no list from us; undefined where it does. `language` is VS Code's id. */
export function noListIn(language: string): string | undefined {
  if (language === 'typst')
    return 'Typst prints the list of references itself: write #bibliography("references.bib") where it is to stand.';
  if (LATEX.has(language))
    return 'LaTeX prints the list of references itself: write \\printbibliography (biblatex) or \\bibliography{references} (BibTeX) where it is to stand.';
  if (OTHERS.has(language))
    return 'Scholium reads no citations in AsciiDoc, Org and reStructuredText, so it cannot list them there.';
  return undefined;
}

const LATEX = new Set(['latex', 'latex-expl3', 'rsweave', 'tex']);
const OTHERS = new Set(['asciidoc', 'org', 'restructuredtext']);

/** What is asked before a list is written into a place that another program fills, and what "yes" is called. */
export function withOthersPlace({ by, as, line }: OthersPlace): { message: string; answer: string } {
  return by === 'Pandoc'
    ? {
        message: `Pandoc, Quarto and the preview fill ${as} (line ${line}) themselves. A list written there would be printed twice, unless the front matter says suppress-bibliography: true.`,
        answer: 'Write It and Suppress Theirs',
      }
    : {
        message: `MyST fills ${as} (line ${line}) itself. A list written into the note would be printed as well.`,
        answer: 'Write It All the Same',
      };
}
