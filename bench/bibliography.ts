/** The bibliography suite: a BibTeX file of some thousand entries read, asked for one key, added to, and written. */
import { addEntries } from '../src/core/bibliography/adding/add-entries';
import type { NewEntry } from '../src/core/bibliography/entry';
import { FORMATS } from '../src/core/bibliography/formats';
import { bibtexKeys } from '../src/core/bibliography/items/bibtex-keys';
import { itemsIn } from '../src/core/bibliography/items/item-file';
import { withOwnEntries } from '../src/core/bibliography/own-entry';
import { readBibliography } from '../src/core/checks/bibliography-file';
import { buildLibrary } from '../src/core/library/build';
import { readFile } from '../src/core/sources';
import type { Material, Paper } from './papers';
import { Random } from './random';
import { rivals } from './rivals';
import { type Rival, type Row, rowsOf } from './rows';
import { least, time } from './timing';

const TRIES = 5;
const PARSER = '@retorquere/bibtex-parser';
const CITATION_JS = '@citation-js/core';
const PLUGIN = '@citation-js/plugin-bibtex';
const TIDY = 'bibtex-tidy';

export function bibliographySuite({ papers }: Material, say: (text: string) => void): Row[] {
  const row = rowsOf('bibliography', papers.length);
  const text = bibliographyOf(papers);
  const keys = [...bibtexKeys(text).keys()];
  const middle = keys[keys.length >> 1]!;
  say(`  ${keys.length} entries, ${Math.round(text.length / 1000)} kB`);
  const others = othersFor(text, say);
  const library = buildLibrary([readFile('a.bib', text)]);
  const entries = withOwnEntries(
    library.works.map((work) => ({ key: work.citekey, work })),
    () => text,
  );
  const one: NewEntry = { key: 'k000000new', work: { ...entries[7]!.work, identifiers: [] } };
  const all = () => {
    const itemOf = itemsIn('a.bib', text);
    for (const key of keys) itemOf(key);
  };
  return [
    row(
      'read as papers',
      least(TRIES, () => readFile('a.bib', text)),
      'ms',
      others?.parsed,
    ),
    row('read as items', least(TRIES, all), 'ms', others?.items),
    row(
      'keys of a changed file, and one item',
      least(TRIES, () => readBibliography('a.bib', text).item(middle)),
      'ms',
      others?.items,
    ),
    row('one item more', least(TRIES, onceRead(text, keys)), 'ms'),
    row(
      'add one entry',
      least(TRIES, () => addEntries('a.bib', text, [one])),
      'ms',
      others?.tidied,
    ),
    row(
      'write all as they are',
      least(TRIES, () => FORMATS.bibtex.write(entries)),
      'ms',
      others?.written,
    ),
  ];
}

/** The file is known: one of its items after the other. */
function onceRead(text: string, keys: readonly string[]): () => unknown {
  const { item } = readBibliography('a.bib', text);
  item(keys[0]!);
  let at = 0;
  return () => {
    at += 97;
    return item(keys[at % keys.length]!);
  };
}

/** Each library alone, once: they take seconds. */
function othersFor(text: string, say: (text: string) => void): Readonly<Record<string, Rival>> | undefined {
  const found = rivals([PARSER, CITATION_JS, PLUGIN, TIDY], say);
  if (!found) return undefined;
  const [{ parse }, { Cite }, , { tidy }] = found as [
    { parse: (text: string) => unknown },
    { Cite: new (text: string) => { format: (format: string) => string } },
    unknown,
    { tidy: (text: string) => unknown },
  ];
  // It takes a minute for the whole.
  const tenth = text.indexOf('\n@', text.length / 10);
  let cite: InstanceType<typeof Cite> | undefined;
  const items = time(() => {
    cite = new Cite(text);
  });
  return {
    parsed: { name: `${PARSER}, a tenth times ten`, value: 10 * time(() => parse(text.slice(0, tenth))) },
    items: { name: PLUGIN, value: items },
    written: { name: PLUGIN, value: time(() => cite!.format('bibtex')) },
    tidied: { name: TIDY, value: time(() => tidy(text)) },
  };
}

/** The papers as a person might have them, in the layouts of several programs. */
function bibliographyOf(papers: readonly Paper[]): string {
  const random = new Random(5);
  const parts = ['@string{jml = "Journal of Machine Learning"}\n'];
  for (const [at, { title, authors, abstract, year }] of papers.entries()) {
    const key = `k${String(at).padStart(6, '0')}`;
    const value = (text: string) => text.replace(/[{}\\$^_~#]/g, ' ').replace(/[&%]/g, '\\$&');
    const fields = [
      `title = {${value(title).replace(/\b(?=\w*[a-z][A-Z]|[A-Z]{2})\w+/g, '{$&}')}}`,
      `author = {${authors.map(value).join(' and ')}}`,
      `year = ${random.below(2) === 0 ? year : `{${year}}`}`,
      random.below(2) === 0
        ? 'journal = jml'
        : `booktitle = {Proceedings of the {${['ACL', 'ICML'][at % 2]}}}`,
      `pages = {${at}--${at + 9}}`,
      `abstract = {${value(abstract)}}`,
    ];
    parts.push(
      `@${random.below(2) === 0 ? 'article' : 'inproceedings'}{${key},\n  ${fields.join(',\n  ')}\n}\n`,
    );
  }
  return parts.join('\n');
}
