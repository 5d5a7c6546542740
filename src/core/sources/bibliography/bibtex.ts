/**
 * BibTeX and BibLaTeX files. Fields as BibLaTeX's manual and the exports of DBLP, Google Scholar, ACL Anthology,
 * Zotero and JabRef have them.
 */
import type { ItemType, PaperRecord, Problem, Publication } from '../../model';
import type { Place } from '../../place';
import { readable, readableBibtex } from '../../prose';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import { extensionOf, firstFilled, type Placed, WholeText } from '../text/whole-text';
import type { BibEntry } from './bibtex-grammar';
import { readBibNames } from './bibtex-names';
import { scanBibtex } from './bibtex-scan';
import { type BibFields, BibValues, dateIn } from './bibtex-values';
import {
  arxivIn,
  identifiersIn,
  keywordsIn,
  oneOfEach,
  ownArxivId,
  plain as readablePlain,
} from './entry-values';
import {
  type AuthorList,
  type FoundPlaced,
  publicationOf,
  readingOf,
  recordOf,
  withoutTitle,
} from './structured';

const ID = 'bibtex';

export const BIBTEX: Source = {
  id: ID,
  label: 'BibTeX file',
  site: 'BibTeX',
  sign: /@[A-Za-z][\w-]{1,40}\s{0,20}[{(]/,
  literals: ['@'],
  starts: (lines) => (isBibtex(lines) ? [0] : []),
  read: readPage,
};

const ENTRY = /^@[A-Za-z][\w-]{0,40}\s{0,20}[{(]/;

/** By its name; a text file when its first words, comments aside, are an entry. */
function isBibtex(lines: Lines): boolean {
  const extension = extensionOf(lines.file);
  if (extension === 'bib' || extension === 'bibtex') return true;
  if (extension !== 'txt' && extension !== 'text') return false;
  const first = firstFilled(lines);
  if (!/^[@%]/.test(first)) return false;
  for (let index = 0; index < lines.length; index++) {
    const text = lines.at(index);
    if (text === '' || text.startsWith('%')) continue;
    return ENTRY.test(text) && !/^@(?:param|media|import|keyframes|supports)\b/.test(text);
  }
  return false;
}

function readPage(lines: Lines): PageReading {
  const whole = new WholeText(lines);
  const file = scanBibtex(whole.text);
  const values = new BibValues(whole, file);
  const problems: Problem[] = file.faults.map(({ start, end, code, message }) => ({
    place: whole.place(start, end),
    severity: 'warning',
    code,
    message,
  }));
  const records: PaperRecord[] = [];
  const seen = new Set<string>();
  for (const entry of file.entries) {
    const key = values.keyOf(entry);
    if (key && seen.has(key.value)) problems.push(duplicate(key));
    if (key) seen.add(key.value);
    const record = readEntry(whole, values, entry, key, problems);
    if (record) records.push(record);
    else if (!entry.broken) problems.push(withoutTitle(whole.place(entry.start, entry.end), key?.value));
  }
  problems.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return readingOf(ID, lines, records, problems);
}

function readEntry(
  whole: WholeText,
  values: BibValues,
  entry: BibEntry,
  key: Placed<string> | undefined,
  problems: Problem[],
): PaperRecord | undefined {
  const fields = values.fieldsOf(entry);
  const title = fields.printed('title');
  if (!title) return undefined;
  const place = whole.place(entry.start, entry.end);
  const identifiers = identifiersOf(fields, key);
  const category = fields.get('primaryclass', 'eprintclass');
  return recordOf({
    source: ID,
    place,
    title,
    titleGrouped: /[{}]/.test(title.text) && readableBibtex(title.text) !== readable(title.text),
    authors: authorsOf(fields, problems),
    date: dateIn(fields),
    identifiers,
    categories:
      category && /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(category.value.trim())
        ? { value: [category.value.trim()], place: category.place }
        : undefined,
    publication: publicationIn(entry, fields, identifiers, headOf(whole, entry)),
    abstract: fields.printed('abstract'),
    keywords: keywordsIn(plain(fields.get('keywords', 'keyword'))),
    citekey: key && !/\s/.test(key.value) ? key : undefined,
    comments: plain(fields.get('note')),
  });
}

/** `@inproceedings`, where the type stands. */
function headOf(whole: WholeText, { start, type }: BibEntry): Place {
  return whole.place(start, start + 1 + type.length);
}

/** Editors are no authors. */
function authorsOf(fields: BibFields, problems: Problem[]): Placed<AuthorList> | undefined {
  const author = fields.get('author');
  if (!author) return undefined;
  const names = readBibNames(author.value);
  if (names) return { value: names, place: author.place };
  problems.push({
    place: author.place,
    severity: 'warning',
    code: 'bibtex-authors-not-parted',
    message:
      'These names cannot be told apart: BibTeX wants “and” between two names, and a comma only between family and given name. The authors of this entry are left out.',
  });
  return undefined;
}

function identifiersOf(fields: BibFields, key: Placed<string> | undefined): FoundPlaced[] {
  const eprint = fields.get('eprint');
  const archive = fields.get('archiveprefix', 'eprinttype')?.value.trim().toLowerCase();
  const pmid = fields.get('pmid') ?? (archive === 'pubmed' ? eprint : undefined);
  const pmcid = fields.get('pmcid', 'pmc');
  const found = [
    ...identifiersIn(fields.get('doi'), ['doi', 'arxiv']),
    ...(archive === undefined || archive === 'arxiv' ? arxivIn(eprint) : []),
    ...(archive === 'hal' ? identifiersIn(eprint, ['hal']) : []),
    ...(pmid && /^\d{4,9}$/.test(pmid.value.trim()) ? identifiersIn(prefixed('PMID: ', pmid), ['pmid']) : []),
    ...(pmcid ? identifiersIn(prefixed(/^PMC/.test(pmcid.value.trim()) ? '' : 'PMC', pmcid), ['pmcid']) : []),
    ...['url', 'ee', 'howpublished', 'link', 'bdsk-url-1'].flatMap((name) => identifiersIn(fields.get(name))),
    ...ownArxivId(fields.get('journal', 'journaltitle')),
    ...(/^(?:CoRR|arXiv)$/i.test(fields.get('journal')?.value.trim() ?? '')
      ? coRR(fields.get('volume'))
      : []),
    ...ownArxivId(fields.get('note')),
    ...identifiersIn(fields.get('biburl'), ['dblp']),
    ...identifiersIn(key, ['dblp']),
  ];
  return oneOfEach(found);
}

function prefixed(prefix: string, { value, place }: Placed<string>): Placed<string> {
  return { value: `${prefix}${value.trim()}`, place };
}

/** `volume = {abs/1706.03762}`, as DBLP and Semantic Scholar have it. */
function coRR(volume: Placed<string> | undefined): FoundPlaced[] {
  const id = volume && /^abs\/(\S{9,40})$/.exec(volume.value.trim())?.[1];
  return id === undefined ? [] : arxivIn({ value: id, place: volume!.place });
}

/** The usual mapping of entry types to CSL's (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). */
const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['article', 'article-journal'],
  ['periodical', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['proceedings', 'book'],
  ['collection', 'book'],
  ['booklet', 'document'],
  ['manual', 'document'],
  ['unpublished', 'document'],
  ['misc', 'document'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['thesis', 'thesis'],
  ['techreport', 'report'],
  ['report', 'report'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
]);

function publicationIn(
  entry: BibEntry,
  fields: BibFields,
  identifiers: readonly FoundPlaced[],
  head: Place,
): Placed<Publication> | undefined {
  const journal = fields.get('journal', 'journaltitle');
  const isArxiv = identifiers.some(({ identifier }) => identifier.scheme === 'arxiv');
  const isPreprint = isArxiv && (!journal || /^(?:arxiv|CoRR)\b/i.test(journal.value.trim()));
  const named = TYPES.get(entry.type);
  const type =
    isPreprint && (named === 'article-journal' || named === 'document' || named === 'webpage')
      ? 'article'
      : named;
  const publishers = [
    'publisher',
    'school',
    'institution',
    ...(named === 'document' ? ['organization'] : []),
  ];
  return publicationOf(type, head, {
    'container-title': plain(journal ?? fields.get('booktitle')),
    volume: plain(fields.get('volume')),
    issue: journal && plain(fields.get('number', 'issue')),
    page: plain(fields.get('pages')),
    publisher: plain(fields.get(...publishers)),
  });
}

/** Text on one line without LaTeX; braces that protect capitals say nothing in the name of a journal. */
function plain(value: Placed<string> | undefined): Placed<string> | undefined {
  const words = readablePlain(value);
  return words && { value: words.value.replace(/[{}]/g, ''), place: words.place };
}

function duplicate({ value, place }: Placed<string>): Problem {
  return {
    place,
    severity: 'warning',
    code: 'bibtex-key-twice',
    message: `The key “${value}” is that of an entry above, too. Both entries are read; give one of them another key, so that a citation means one paper.`,
  };
}
