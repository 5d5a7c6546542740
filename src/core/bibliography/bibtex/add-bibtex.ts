/** New entries in a BibTeX file. */
import type { Span } from '../../place';
import type { BibEntry } from '../../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../../sources/bibliography/bibtex-scan';
import { type BibliographyWriter, bySlot, lineEndOf, type Slot, type TextEdit } from '../adding/added';
import { keysOfEntry } from '../items/bibtex-keys';
import { bibTexOf } from '../outgoing';
import { isBibTexKey } from './bibtex-fields';
import { styleOf } from './bibtex-style';
import { writeBibTex } from './bibtex-write';

export function bibTexFile(text: string): BibliographyWriter {
  const { entries } = scanBibtex(text);
  const slots = slotsIn(text, entries);
  return {
    keys: entries.flatMap((entry) => keysOfEntry(text, entry)),
    // BibTeX stops at two keys that differ by their capitals alone.
    ignoresCase: true,
    refuses: (key) =>
      isBibTexKey(key)
        ? undefined
        : 'BibTeX allows no blank, comma, bracket, quotation mark or any of # % ~ \\ = @ in a key.',
    put: (added) => {
      const style = styleOf(text, entries);
      const written = added.map((entry) => ({
        key: entry.key,
        // The entries it is to look like may end their lines in several ways.
        text: writeBibTex(bibTexOf(entry, style.dialect, style.charset, true), style).replace(
          /\r?\n/g,
          style.lineEnd,
        ),
      }));
      const edits = [...bySlot(slots, written)].map(([slot, news]): TextEdit => {
        const block = news.map((each) => each.text).join(style.between);
        const before = slots[slot];
        if (before) return insertion(before.end, style.between + block);
        const [first] = slots;
        if (first) return insertion(first.start, block + style.between);
        return appended(text, block, style.between);
      });
      return { edits, written };
    },
  };
}

/** An entry with the lines that belong to it. */
interface BibSlot extends Slot, Span {}

/** Entries by which the file may be sorted: those that others refer to stand last, whatever their keys. */
function slotsIn(text: string, entries: readonly BibEntry[]): BibSlot[] {
  const parents = new Set(
    entries.flatMap(({ fields }) =>
      fields
        .filter(({ name }) => name === 'crossref' || name === 'xdata')
        .map(({ pieces: [piece] }) => (piece ? text.slice(piece.start, piece.end).trim().toLowerCase() : '')),
    ),
  );
  return entries.map((entry, at) => {
    const key = keyOf(text, entry);
    const isParent = key !== undefined && parents.has(key.toLowerCase());
    return {
      key: isParent ? undefined : key,
      start: startOf(text, entry.start, entries[at - 1]?.end ?? 0),
      end: endOf(text, entry, entries[at + 1]),
    };
  });
}

function keyOf(text: string, { key }: BibEntry): string | undefined {
  return key && text.slice(key.start, key.end).trimEnd();
}

/** Above the remarks that stand directly on the entry; what opens the file is about all of it. */
function startOf(text: string, entry: number, above: number): number {
  const line = text.slice(above, entry).lastIndexOf('\n') + 1;
  let start = above + line;
  // The entry above, or a macro, stands before it on the line; nothing stands before a byte order mark.
  if (line === 0 || text.slice(start, entry).trim() !== '') return entry;
  for (let at = start; at > 0; ) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(above, at);
    if (!/^\s*(?:%|\/\/|#)/.test(line)) return start;
    if (above === 0) return entry;
    at = above;
    start = above;
  }
  return start;
}

/** Behind what else stands on its last line, but for another entry; of a broken one nobody knows what is its own. */
function endOf(text: string, { end, broken }: BibEntry, next: BibEntry | undefined): number {
  if (broken) return trimmedEnd(text, next ? startOf(text, next.start, end) : text.length);
  const behind = text.slice(end, next?.start);
  const line = behind.indexOf('\n');
  const rest = line < 0 ? behind : behind.slice(0, line);
  return (next && line < 0) || rest.includes('@') ? end : end + rest.trimEnd().length;
}

function trimmedEnd(text: string, from: number): number {
  let end = from;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return end;
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

/** Behind all that a file without entries holds: macros, remarks. */
function appended(text: string, block: string, between: string): TextEdit {
  const end = trimmedEnd(text, text.length);
  const lineEnd = lineEndOf(text);
  const isBlank = text.replace(/^\uFEFF/, '').trim() === '';
  if (isBlank) return insertion(text.length, `${block}${lineEnd}`);
  const hasLineEnd = /[\r\n]/.test(text.slice(end));
  return insertion(end, `${between}${block}${hasLineEnd ? '' : lineEnd}`);
}
