/** References as people read them, in no style: `Ann Bering and Jim Cook (2024). Compass Needles. Journal of Maps 3(2).` */
import { displayName } from '../names';
import { escapeMarkdownLine } from '../notes/escape';
import { readable } from '../prose';
import { publicationLine } from '../publication';
import { type Entry, entryUrl } from './entry';

/** Of more authors only the first is named, as most styles have it. */
const AUTHORS = 20;

/** A line of a list in Markdown; page text in it is inert. */
export function markdownReference(entry: Entry): string {
  const url = entryUrl(entry);
  return `- ${[escapeMarkdownLine(wordsOf(entry)), url && `<${url}>`].filter(Boolean).join(' ')}\n`;
}

export function markdownList(entries: readonly Entry[]): string {
  return entries.map(markdownReference).join('');
}

export function htmlList(entries: readonly Entry[]): string {
  const items = entries.map((entry) => {
    const url = entryUrl(entry);
    const link = url && `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    const id = `ref-${entry.key}`.replace(/\s/g, '-');
    return `  <li id="${escapeHtml(id)}">${[escapeHtml(wordsOf(entry)), link].filter(Boolean).join(' ')}</li>\n`;
  });
  return `<ul class="references">\n${items.join('')}</ul>\n`;
}

function wordsOf(entry: Entry): string {
  const year = entry.issued?.year;
  const date = year === undefined ? '' : ` (${year})`;
  const authors = authorsOf(entry);
  const title = entry.title?.shown ?? entry.key;
  const head = authors === '' ? [title + date] : [authors + date, title];
  return [...head, readable(publicationLine(entry))].filter(Boolean).map(sentence).join(' ');
}

function authorsOf({ authors, complete }: Entry): string {
  const names = authors.slice(0, authors.length > AUTHORS ? 1 : AUTHORS).map(displayName);
  if (names.length > 0 && (!complete || authors.length > AUTHORS)) return `${names.join(', ')} et al.`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function sentence(words: string): string {
  return /[.?!…]$/.test(words) ? words : `${words}.`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!).replace(/\p{Cc}+/gu, ' ');
}
