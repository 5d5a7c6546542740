/** What an entry takes from the one its `crossref` names (BibLaTeX's manual, appendix B, as Biber does it). */
import type { BibtexEntry, BibtexField } from './bibtex-entries';

/** Never taken: they name the parent, or say how it is to be treated. */
const OWN: ReadonlySet<string> = new Set(
  'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey'.split(
    ' ',
  ),
);

/** Short forms of a title are those of the parent's own. */
const SHORT: ReadonlySet<string> = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

const IN_BOOK = ['inbook', 'bookinbook', 'suppbook'];
const IN_COLLECTION = ['incollection', 'inreference', 'suppcollection'];
const IN_PROCEEDINGS = ['inproceedings', 'conference'];
const IN_PERIODICAL = ['article', 'suppperiodical', 'review'];

interface Rule {
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** The title of the parent is this title of the child: `book` → `booktitle`. */
  readonly title: 'main' | 'book' | 'journal';
}

const RULES: readonly Rule[] = [
  { parents: ['mvbook'], children: ['book', ...IN_BOOK], title: 'main' },
  {
    parents: ['mvcollection', 'mvreference'],
    children: ['collection', 'reference', ...IN_COLLECTION],
    title: 'main',
  },
  { parents: ['mvproceedings'], children: ['proceedings', ...IN_PROCEEDINGS], title: 'main' },
  { parents: ['book'], children: IN_BOOK, title: 'book' },
  // Users of BibTeX have books of chapters as `@book`.
  { parents: ['collection', 'reference', 'book'], children: IN_COLLECTION, title: 'book' },
  { parents: ['proceedings', 'book', 'collection'], children: IN_PROCEEDINGS, title: 'book' },
  { parents: ['periodical'], children: IN_PERIODICAL, title: 'journal' },
];

/** The fields as the child is to have them. */
export function inheritedFrom({ type, fields }: BibtexEntry, child: string): BibtexField[] {
  const rule = RULES.find(({ parents, children }) => parents.includes(type) && children.includes(child));
  return fields.flatMap((field) => {
    if (OWN.has(field.name)) return [];
    if (!rule) return [field];
    if (SHORT.has(field.name)) return [];
    if (/^(?:title|subtitle|titleaddon)$/.test(field.name))
      return [{ ...field, name: `${rule.title}${field.name}` }];
    if (field.name === 'author' && rule.title !== 'journal')
      return IN_BOOK.includes(child) ? [field, { ...field, name: 'bookauthor' }] : [field];
    return [field];
  });
}
