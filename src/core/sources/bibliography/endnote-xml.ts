/** EndNote's XML export, `<xml><records><record>`, its texts within `<style>` elements; Zotero and Mendeley write it too. */
import type { PaperRecord, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';
import { childOf, childrenOf, descendantsOf, XmlDocument, type XmlElement } from '../text/xml';
import { ENDNOTE_TYPES } from './endnote';
import {
  closerDate,
  dateIn,
  identifiersIn,
  isTemplate,
  namesOf,
  oneOfEach,
  ownArxivId,
  plain,
} from './entry-values';
import { publicationOf, readingOf, recordOf, withoutTitle } from './structured';
import { listed } from './tagged';

const ID = 'endnote-xml';

export const ENDNOTE_XML: Source = {
  id: ID,
  label: 'EndNote XML file',
  site: 'EndNote',
  sign: /<records>/,
  literals: ['<records>'],
  starts: (lines) => {
    const start = opensRecords(lines);
    return start === undefined ? [] : [start];
  },
  read: readPage,
};

/** The line of `<?xml` or `<xml>`, when `<records>` and a `<record>` stand next. */
function opensRecords(lines: Lines): number | undefined {
  const start = lines.texts.findIndex((text) => text.trim() !== '');
  if (start < 0 || !lines.at(start).startsWith('<')) return undefined;
  const head = lines.texts
    .slice(start, start + 12)
    .map((text) => text.slice(0, 600))
    .join('\n');
  return /<xml>\s{0,200}<records>/.test(head) ? start : undefined;
}

function readPage(lines: Lines): PageReading {
  const document = new XmlDocument(lines);
  const problems: Problem[] = [];
  const records = descendantsOf(document.root, 'record')
    .map((record) => readRecord(document, record, problems))
    .filter((record) => record !== undefined);
  if (document.cut) {
    problems.push({
      place: lines.printed(lines.lastFilled).place,
      severity: 'warning',
      code: 'endnote-xml-cut',
      message:
        'The file breaks off here: the end of its last entry is missing. Export it again to have the rest.',
    });
  }
  return readingOf(ID, lines, records, problems);
}

function readRecord(
  document: XmlDocument,
  element: XmlElement,
  problems: Problem[],
): PaperRecord | undefined {
  const place = document.placeOf(element);
  const printed = (...path: readonly string[]) => printedIn(document, element, path);
  const get = (...path: readonly string[]) => placed(printed(...path));
  const all = (...path: readonly string[]) => allIn(document, element, path);
  const title = printed('titles', 'title');
  if (!title) {
    // A record that was cut is told of at the end of the file.
    if (element.closed) problems.push(withoutTitle(place));
    return undefined;
  }
  const identifiers = oneOfEach([
    ...identifiersIn(get('electronic-resource-num'), ['doi', 'arxiv']),
    ...['related-urls', 'web-urls'].flatMap((kind) =>
      all('urls', kind, 'url').flatMap((address) => identifiersIn(address)),
    ),
    ...ownArxivId(get('titles', 'secondary-title')),
  ]);
  const isPreprint = identifiers.some(({ identifier }) => identifier.scheme === 'arxiv');
  const kind = childOf(element, 'ref-type');
  const named = ENDNOTE_TYPES.get(kind?.attributes.name ?? '');
  const label = get('label');
  return recordOf({
    source: ID,
    place,
    title,
    authors: namesOf(all('contributors', 'authors', 'author')),
    date: closerDate(dateIn(get('dates', 'year')), dateIn(get('dates', 'pub-dates', 'date'))),
    identifiers,
    publication: publicationOf(
      named ?? (isPreprint ? 'article' : kind && 'document'),
      kind ? document.placeOf(kind) : place,
      {
        'container-title': plain(get('periodical', 'full-title') ?? get('titles', 'secondary-title')),
        volume: plain(get('volume')),
        issue: plain(get('number')),
        page: plain(get('pages')),
        publisher: plain(get('publisher')),
      },
    ),
    abstract: printed('abstract'),
    keywords: listed(all('keywords', 'keyword')),
    citekey: label && /^\S+$/.test(label.value) ? label : undefined,
    comments: plain(get('notes')),
  });
}

function placed(printed: Printed | undefined): Placed<string> | undefined {
  return printed && { value: printed.text.replace(/\n/g, ' '), place: printed.place };
}

/** The elements at the end of a path of names. */
function elementsAt(element: XmlElement, path: readonly string[]): XmlElement[] {
  let found = [element];
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name));
  return found;
}

/** The text of the first element at the path; one that was cut says less than the paper does. */
function printedIn(document: XmlDocument, element: XmlElement, path: readonly string[]): Printed | undefined {
  const found = elementsAt(element, path).find(({ closed }) => closed);
  const printed = found && document.printed(found);
  return printed && !isTemplate(printed.text) ? printed : undefined;
}

function allIn(document: XmlDocument, element: XmlElement, path: readonly string[]): Placed<string>[] {
  return elementsAt(element, path)
    .filter(({ closed }) => closed)
    .map((one) => placed(document.printed(one)))
    .filter((one) => one !== undefined);
}
