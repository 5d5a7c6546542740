/** One `<entry>` of an Atom feed of arXiv's. */
import { parseDate } from '../../dates';
import { asIdentifier, type FoundIdentifier, findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, Name, PaperRecord, PartialDate } from '../../model';
import { parseName } from '../../names';
import { hull, type Place } from '../../place';
import { childOf, childrenOf, wordsOf, type XmlDocument, type XmlElement } from '../text/xml';
import { bareArxiv, saysWithdrawn } from './entries';

/** Undefined where it has no title, or no id of arXiv's. */
export function readEntry(document: XmlDocument, entry: XmlElement): Omit<PaperRecord, 'source'> | undefined {
  const child = (name: string) => childOf(entry, name);
  const titleElement = child('title');
  const title = titleElement && document.printed(titleElement);
  const id = child('id');
  const found = id && arxivId(wordsOf(id));
  // An error of the API comes as an entry too, its id under /api/errors.
  if (!title || !found) return undefined;
  const summary = child('summary');
  const abstract = summary && document.printed(summary);
  const published = child('published');
  const date = published && dayOf(published);
  const authors = authorsOf(document, entry);
  const categories = childrenOf(entry, 'category').filter(
    ({ attributes }) => termOf(attributes) !== undefined,
  );
  const comments = wordsIn(document, child('arxiv:comment'));
  const journal = wordsIn(document, child('arxiv:journal_ref'));
  const doi = child('arxiv:doi');
  const says = saysWithdrawn(comments?.text)
    ? comments
    : saysWithdrawn(abstract?.text)
      ? abstract
      : undefined;
  const places: FieldPlaces = {
    ...(authors.place && { authors: authors.place }),
    ...(date && { date: document.printed(published)!.place }),
    identifiers: document.printed(id)!.place,
    ...(categories.length > 0 && {
      categories: document.place(categories[0]!.start, categories.at(-1)!.end),
    }),
    ...(says && { withdrawn: says.place }),
    ...(comments && { comments: comments.place }),
    ...(journal && { journalReference: journal.place }),
  };
  return {
    place: document.placeOf(entry),
    part: 'entry',
    title,
    authors: authors.names,
    authorsComplete: authors.names.length > 0,
    ...(date && { date }),
    identifiers: [found.identifier, ...(doi ? doiIn(wordsOf(doi)) : [])],
    categories: [...new Set(categories.map(({ attributes }) => termOf(attributes)!))],
    ...(abstract && { abstract }),
    ...(date && { versions: [{ version: 1, date, ...(found.version === 1 && { shown: true }) }] }),
    ...(found.version !== undefined && { shownVersion: found.version }),
    ...(says && { withdrawn: true }),
    ...(comments && { comments: comments.text }),
    ...(journal && { journalReference: journal.text }),
    places,
  };
}

/** The id that the whole of a text is: `http://arxiv.org/abs/1706.03762v5`, `oai:arXiv.org:1706.03762v7`. */
export function arxivId(text: string): FoundIdentifier | undefined {
  const found = asIdentifier(bareArxiv(text).replace(/^oai:arXiv\.org:/i, 'arXiv:'));
  return found?.identifier.scheme === 'arxiv' ? found : undefined;
}

export function doiIn(text: string): Identifier[] {
  return findIdentifiers(text.slice(0, 500))
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi')
    .slice(0, 1);
}

/** The words of an element on one line, and their place. */
export function wordsIn(
  document: XmlDocument,
  element: XmlElement | undefined,
): { text: string; place: Place } | undefined {
  const printed = element && document.printed(element);
  return printed && { text: printed.text.replace(/\s+/g, ' '), place: printed.place };
}

/** `2017-06-12T17:57:34Z`, the first version's in arXiv's feeds. */
function dayOf(published: XmlElement): PartialDate | undefined {
  return parseDate(wordsOf(published).slice(0, 10));
}

/** `<author><name>…`, or the names of an author's feed in one element. */
function authorsOf(document: XmlDocument, entry: XmlElement): { names: Name[]; place?: Place } {
  const printed = childrenOf(entry, 'author').flatMap((author) => {
    const name = wordsIn(document, childOf(author, 'name'));
    return name ? [name] : [];
  });
  // arXiv's author feeds give all names in one, by commas.
  const texts = printed.flatMap(({ text }) => (printed.length === 1 ? text.split(/\s?,\s/) : [text]));
  const names = texts.filter((text) => /\p{L}/u.test(text)).map(parseName);
  const place = printed.length > 0 ? hull(printed[0]!.place, printed.at(-1)!.place) : undefined;
  return { names, ...(place && { place }) };
}

/** A class of MSC or ACM is no category of arXiv's, though it stands in an element of that name. */
function termOf(attributes: XmlElement['attributes']): string | undefined {
  const term = Object.hasOwn(attributes, 'term') ? attributes.term?.trim() : undefined;
  return term !== undefined && /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]{2,20})?$/.test(term) ? term : undefined;
}
