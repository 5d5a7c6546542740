/** The works of a note as a list in Markdown, to be pasted anywhere. */
import { identifierUrl } from '../identifiers';
import type { Work } from '../model';
import { displayName } from '../names';
import { escapeMarkdownLine } from '../notes/escape';
import { publicationLine } from '../publication';
import type { Reference } from './references';

/** Of more authors only the first is named, as most styles have it. */
const AUTHORS = 20;

/** A line for each, in the order given. */
export function referencesList(references: readonly Reference[]): string {
  return references
    .map(({ key, work }) => `- ${work ? entryOf(work) : `\`${key}\` (not in the library)`}\n`)
    .join('');
}

/** `Ann Bering and Jim Cook (2024). Compass Needles. Journal of Maps 3(2), pp. 1–9. <https://doi.org/…>` */
function entryOf(work: Work): string {
  const { item } = work;
  const year = item.issued?.year;
  const date = year === undefined ? '' : ` (${year})`;
  const authors = authorsOf(work);
  const head = authors === '' ? [work.title + date] : [authors + date, work.title];
  const words = [...head, publicationLine(item)].filter(Boolean).map(sentence);
  const address = addressOf(work);
  return [escapeMarkdownLine(words.join(' ')), address && `<${address}>`].filter(Boolean).join(' ');
}

function authorsOf({ item: { author }, authorsComplete }: Work): string {
  const names = author.slice(0, author.length > AUTHORS ? 1 : AUTHORS).map(displayName);
  if (names.length > 0 && (!authorsComplete || author.length > AUTHORS)) return `${names.join(', ')} et al.`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function sentence(words: string): string {
  return /[.?!…]$/.test(words) ? words : `${words}.`;
}

/** What an address in angle brackets may not hold is in none. */
function addressOf({ identifiers, item }: Work): string | undefined {
  const urls = [...identifiers.map(identifierUrl), item.URL];
  return urls.find((url) => url !== undefined && /^https?:\/\/[^\s<>]+$/.test(url));
}
