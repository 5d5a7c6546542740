/** What the rules of a whole file want to know of each entry, found out once for each text of an entry. */
import { identifierKey } from '../identifiers';
import type { Name } from '../model';
import { fold, titleKey } from '../prose';
import { readBibNames } from '../sources/bibliography/bibtex-names';
import { identifiersIn } from '../sources/bibliography/entry-values';
import { bareValue, type CheckedEntry, fieldOf, type Habits } from './entry';
import { lettersOf } from './letters';
import { yearIn } from './years';

export interface Facts {
  /** See `identifierKey`; a DOI and a number of arXiv at most. */
  readonly identifiers: readonly string[];
  /** What two entries of one paper share: an identifier and the title, or title, year and first author. */
  readonly paper: readonly string[];
  /** Names of people with a family name and a given name that is written out, and the other way round. */
  readonly names: readonly (readonly [name: string, swapped: string])[];
  readonly journal: string;
  readonly letters: { readonly latex: boolean; readonly unicode: boolean };
  readonly bibtexWords: number;
  readonly biblatexWords: number;
  /** Of the pages: `--`, `-` between two numbers. */
  readonly range: 'double' | 'single' | undefined;
}

const BIBLATEX =
  /^(?:journaltitle|date|langid|location|shortjournal|maintitle|eventtitle|eventdate|pubstate|issuetitle)$/;
const BIBTEX = /^(?:journal|year|month|archiveprefix|primaryclass|address|school)$/;

export function factsOf(entry: CheckedEntry): Facts {
  const title = bareValue(fieldOf(entry, 'title'));
  const people =
    entry.grammar === 'bibtex' ? (readBibNames(fieldOf(entry, 'author')?.value ?? '')?.names ?? []) : [];
  const pages = bareValue(fieldOf(entry, 'pages'));
  const identifiers = identifiersOf(entry);
  return {
    identifiers,
    paper: paperNames(title, identifiers, yearIn(bareValue(fieldOf(entry, 'year', 'date'))), people[0]),
    names: people.flatMap(({ family, given }) => pairOf(family, given)),
    journal: bareValue(fieldOf(entry, 'journal', 'journaltitle')).replace(/\\&/g, '&'),
    letters: lettersOf(entry),
    bibtexWords: entry.fields.filter(({ name }) => BIBTEX.test(name)).length,
    biblatexWords:
      entry.fields.filter(({ name }) => BIBLATEX.test(name)).length +
      (/^(?:online|thesis|report|dataset|software|mvbook)$/.test(entry.type) ? 1 : 0),
    range: /^\d+--\d+$/.test(pages) ? 'double' : /^\d+-\d+$/.test(pages) ? 'single' : undefined,
  };
}

/** Titles of four words and more two papers seldom share. */
function paperNames(
  title: string,
  identifiers: readonly string[],
  year: number | undefined,
  first: Name | undefined,
): string[] {
  if (title.split(' ').length < 4) return [];
  const key = titleKey(title);
  if (key === '') return [];
  const family = fold(first?.family ?? first?.literal ?? '');
  const names = identifiers.map((each) => `${each} ${key}`);
  return year === undefined || family === '' ? names : [...names, `${key} ${year} ${family}`];
}

function identifiersOf(entry: CheckedEntry): string[] {
  const placed = (name: string) => {
    const field = fieldOf(entry, name);
    return field && { value: field.value, place: { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 } };
  };
  const archive = bareValue(fieldOf(entry, 'archiveprefix', 'eprinttype')).toLowerCase();
  const eprint = placed('eprint');
  return [
    ...identifiersIn(placed('doi'), ['doi']),
    ...(archive === 'arxiv' && eprint
      ? identifiersIn(
          { ...eprint, value: `arXiv:${bareValue(fieldOf(entry, 'eprint')).replace(/^arxiv:/i, '')}` },
          ['arxiv'],
        )
      : []),
  ].map(({ identifier }) => identifierKey(identifier));
}

/** Both of one word, and long: `Yang, Chen` and `Chen, Yang` are two people. */
function pairOf(family = '', given = ''): (readonly [string, string])[] {
  if (!/^[\p{L}\p{M}'’-]{4,}$/u.test(family) || !/^[\p{L}\p{M}'’-]{4,}$/u.test(given)) return [];
  const [a, b] = [fold(family), fold(given)];
  return family.length + given.length < LONG_NAME || a === b ? [] : [[`${a}|${b}`, `${b}|${a}`]];
}

const LONG_NAME = 11;

/** Entries that say so before a habit is taken for one, and how many times the others they are. */
const ENOUGH = 5;
const MANY_TIMES = 8;

export function habitsOf(all: readonly Facts[]): Habits {
  let [bibtex, biblatex, latex, unicode, double, single] = [0, 0, 0, 0, 0, 0];
  for (const { bibtexWords, biblatexWords, letters, range } of all) {
    bibtex += bibtexWords;
    biblatex += biblatexWords;
    if (letters.latex) latex++;
    if (letters.unicode) unicode++;
    if (range === 'double') double++;
    else if (range === 'single') single++;
  }
  const prevails = (a: number, b: number) => a >= ENOUGH && a >= MANY_TIMES * b;
  return {
    dialect: prevails(bibtex, biblatex) ? 'bibtex' : prevails(biblatex, bibtex) ? 'biblatex' : undefined,
    letters: prevails(latex, unicode) ? 'latex' : prevails(unicode, latex) ? 'unicode' : undefined,
    doubleHyphens: double >= ENOUGH && double >= 3 * single,
  };
}
