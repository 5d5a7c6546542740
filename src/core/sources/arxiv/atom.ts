/**
 * arXiv's feeds, saved as XML: the answer of its API and an author's feed in Atom
 * (https://info.arxiv.org/help/api/user-manual.html), the daily announcements in RSS
 * (https://info.arxiv.org/help/rss.html). RSS has the day of announcement only, so its items get no date.
 */

import type { PaperRecord, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import { childOf, descendantsOf, XmlDocument, type XmlElement } from '../text/xml';
import { readEntry } from './atom-entry';
import { readItem } from './rss-item';

const ID = 'arxiv-atom';

export const ARXIV_ATOM: Source = {
  id: ID,
  label: 'arXiv feed (Atom or RSS)',
  site: 'arXiv',
  sign: /<(?:feed|rss|rdf:RDF)[\s>]/,
  literals: ['<feed', '<rss', '<rdf:RDF'],
  starts: findFeeds,
  read: readFeed,
};

/** Where the root of a feed of arXiv's starts, or the declaration on a line above it. */
function findFeeds(lines: Lines): number[] {
  const starts: number[] = [];
  // Any feed has a root; only arXiv's are worth a look at what stands below each.
  if (!lines.texts.some((text) => text.includes('arxiv.org/') || text.includes('arXiv:'))) return starts;
  for (const [index, raw] of lines.texts.entries()) {
    if (!raw.includes('<')) continue;
    const text = raw.slice(0, 400).trimStart();
    if (
      !/^(?:<\?xml[^<>]{0,200}>\s{0,4})?(?:<\?[^<>]{0,300}>\s{0,4})?<(?:feed|rss|rdf:RDF)(?:[\s>]|$)/.test(
        text,
      )
    )
      continue;
    if (!isOfArxiv(lines, index)) continue;
    let start = index;
    while (start > 0 && index - start < 4 && /^(?:<[?!].{0,300}>)?$/.test(lines.at(start - 1))) start--;
    while (lines.at(start) === '') start++;
    starts.push(start);
  }
  return starts;
}

/** What arXiv's feeds have among their first elements; other feeds may link to its papers. */
const OF_ARXIV =
  /<id>\s{0,20}https?:\/\/(?:export\.)?arxiv\.org\/|https?:\/\/arxiv\.org\/schemas\/atom|rdf:about="https?:\/\/(?:export\.)?arxiv\.org\/|:\/\/(?:rss|export)\.arxiv\.org\/|<description>\s{0,20}(?:<!\[CDATA\[\s{0,20})?arXiv:[\w./-]{9,24}\s{1,4}Announce Type:\s/;

function isOfArxiv(lines: Lines, from: number): boolean {
  let length = 0;
  for (let index = from; index < lines.length && length < 4000; index++) {
    const text = lines.texts[index]!.slice(0, 4000);
    length += text.length;
    if (OF_ARXIV.test(text)) return true;
  }
  return false;
}

function readFeed(lines: Lines): PageReading {
  const document = new XmlDocument(lines);
  const { root } = document;
  const entries = [
    ...descendantsOf(root, 'entry').map((element) => ({ element, read: readEntry })),
    ...descendantsOf(root, 'item').map((element) => ({ element, read: readItem })),
  ];
  const records = entries.flatMap(({ element, read }): PaperRecord[] => {
    const record = element.closed ? read(document, element) : undefined;
    return record ? [{ source: ID, ...record }] : [];
  });
  const problems: Problem[] = document.cut ? [cutAt(document, entries.at(-1)?.element, lines)] : [];
  const place = endOfFeed(document, lines);
  return { page: { source: ID, place }, records, citations: [], problems };
}

function endOfFeed(document: XmlDocument, lines: Lines) {
  const feed = ['feed', 'rss', 'rdf:RDF'].map((name) => childOf(document.root, name)).find((one) => one);
  const whole = lines.place(0, lines.lastFilled + 1);
  if (!feed?.closed) return whole;
  const { endLine, endColumn } = document.placeOf(feed);
  return { ...whole, endLine, endColumn };
}

function cutAt(document: XmlDocument, last: XmlElement | undefined, lines: Lines): Problem {
  const inEntry = last !== undefined && !last.closed;
  const at = inEntry ? document.place(last.start, last.start + 1) : lines.printed(lines.lastFilled).place;
  return {
    place: at,
    severity: 'warning',
    code: 'xml-cut',
    message: inEntry
      ? 'The file ends within the entry that starts here, so that entry is not read; those before it are. Save the feed again, to its end.'
      : 'The file ends before the feed does. The entries up to here are read. Save the feed again, to its end.',
  };
}
