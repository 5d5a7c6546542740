/** One `<item>` of arXiv's RSS: that of today, and the older one with the id behind the title. */
import type { FieldPlaces, PaperRecord, Printed } from '../../model';
import { parseName } from '../../names';
import { readAuthors } from '../text/author-list';
import { childOf, childrenOf, textOf, wordsOf, type XmlDocument, type XmlElement } from '../text/xml';
import { arxivId, doiIn, wordsIn } from './atom-entry';
import { saysWithdrawn } from './entries';

/** `A Title. (arXiv:1706.03762v5 [cs.CL] UPDATED)` */
const ID_BEHIND_TITLE = /\.?\s?\(arXiv:[\w./-]{9,24}\s\[([\w.-]{2,20})\](?:\sUPDATED|\sCROSS LISTED)?\)\s*$/;
const ABSTRACT = /(?:^|\n)\s{0,40}Abstract:\s{0,4}/;
const ANNOUNCED =
  /^\s{0,40}arXiv:[\w./-]{9,24}\s{1,4}Announce Type:\s(?:\s{0,4}[a-z][a-z-]{1,30}\s{1,4}Abstract:\s{0,4})?/;

/** Undefined where it has no title, or no id of arXiv's. */
export function readItem(document: XmlDocument, item: XmlElement): Omit<PaperRecord, 'source'> | undefined {
  const child = (name: string) => childOf(item, name);
  const titleElement = child('title');
  const title = titleElement && titleOf(document, titleElement);
  const id = ['guid', 'link']
    .map((name) => ({ name, element: child(name) }))
    .find(({ element }) => element && arxivId(wordsOf(element)));
  const element = id?.element;
  const found = element && arxivId(wordsOf(element));
  if (!title || !found) return undefined;
  const abstract = abstractOf(document, child('description'));
  const creators = wordsIn(document, child('dc:creator'));
  const authors = creators ? authorsIn(creators.text) : [];
  const categories = childrenOf(item, 'category');
  const journal = wordsIn(document, child('arxiv:journal_reference'));
  const doi = child('arxiv:DOI');
  const places: FieldPlaces = {
    ...(authors.length > 0 && { authors: creators!.place }),
    identifiers: document.printed(element)!.place,
    ...(categories.length > 0 && {
      categories: document.place(categories[0]!.start, categories.at(-1)!.end),
    }),
    ...(saysWithdrawn(abstract?.text) && { withdrawn: abstract!.place }),
    ...(journal && { journalReference: journal.place }),
  };
  return {
    place: document.placeOf(item),
    part: 'entry',
    title,
    authors,
    authorsComplete: authors.length > 0,
    identifiers: [found.identifier, ...(doi ? doiIn(wordsOf(doi)) : [])],
    categories:
      categories.length > 0
        ? categories.map(wordsOf).filter((category) => category !== '')
        : [ID_BEHIND_TITLE.exec(wordsOf(titleElement).slice(-120))?.[1] ?? ''].filter((one) => one !== ''),
    ...(abstract && { abstract }),
    ...(found.version !== undefined && { shownVersion: found.version }),
    ...(saysWithdrawn(abstract?.text) && { withdrawn: true }),
    ...(journal && { journalReference: journal.text }),
    places,
  };
}

function titleOf(document: XmlDocument, title: XmlElement): Printed | undefined {
  const text = textOf(title);
  const behind = ID_BEHIND_TITLE.exec(text.slice(-120));
  return document.printed(title, 0, behind ? Math.max(0, text.length - 120) + behind.index : undefined);
}

/** `arXiv:ID Announce Type: new \nAbstract: …`; of old `<p>…</p>`, its tags written as entities. */
function abstractOf(document: XmlDocument, description: XmlElement | undefined): Printed | undefined {
  if (!description) return undefined;
  const text = textOf(description);
  const announced = ANNOUNCED.exec(text.slice(0, 400))?.[0];
  if (announced?.includes('Abstract:')) return document.printed(description, announced.length);
  const label = ABSTRACT.exec(text.slice(0, 400));
  if (label) return document.printed(description, label.index + label[0].length);
  if (announced !== undefined) return undefined;
  const open = /^\s{0,40}<p>/.exec(text.slice(0, 100))?.[0].length ?? 0;
  const close = text.lastIndexOf('</p>');
  return document.printed(description, open, close > open ? close : undefined);
}

/** `A. Lee, B. Kim`, or links to their searches: `<a href="…">A. Lee</a>, <a href="…">B. Kim</a>`. */
function authorsIn(text: string): PaperRecord['authors'] {
  const linked = [...text.matchAll(/<a\s[^<>]{0,300}>([^<>]{1,100})<\/a>/g)].map(([, name]) =>
    parseName(name!),
  );
  return linked.length > 0 ? linked : readAuthors(text).authors;
}
