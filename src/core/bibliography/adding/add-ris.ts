/** New entries in a RIS file. Its keys are those under `ID`. */

import { risTagIn } from '../../sources/bibliography/ris-tags';
import { splitLines } from '../../sources/text/lines';
import { risOf } from '../outgoing';
import { type BibliographyWriter, bySlot, lineEndOf, mostCommon, type Slot, type TextEdit } from './added';

export function risFile(text: string): BibliographyWriter {
  const slots = slotsIn(text);
  return {
    keys: slots.flatMap(({ key }) => (key === undefined ? [] : [key])),
    ignoresCase: false,
    put: (added) => {
      const lineEnd = text === '' ? '\r\n' : lineEndOf(text);
      const between = betweenOf(text, slots) ?? lineEnd.repeat(2);
      const written = added.map((entry) => ({
        key: entry.key,
        text: risOf(entry, true).join(lineEnd),
      }));
      const edits = [...bySlot(slots, written)].map(([slot, news]): TextEdit => {
        const block = news.map((each) => each.text).join(between);
        const before = slots[slot];
        if (before) {
          // The line that ends the entry above is missing.
          const close = before.closed ? '' : `${lineEnd}ER  - `;
          return { start: before.end, end: before.end, newText: close + between + block };
        }
        const [first] = slots;
        if (first) return { start: first.start, end: first.start, newText: block + between };
        const gap = text.trim() === '' ? '' : between;
        return { start: text.length, end: text.length, newText: gap + block + lineEnd };
      });
      return { edits, written };
    },
  };
}

interface RisSlot extends Slot {
  readonly start: number;
  /** Behind its last line, the line end aside. */
  end: number;
  key: string | undefined;
  closed: boolean;
}

function slotsIn(text: string): RisSlot[] {
  const slots: RisSlot[] = [];
  let open: RisSlot | undefined;
  const field = risTagIn(splitLines(text));
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const lineEnd = next < 0 ? text.length : next;
    const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    const line = text.slice(start, Math.min(end, start + 400));
    const [opening = '', tag] = field.exec(line) ?? [];
    if (tag === 'TY') {
      open = { start, end, key: undefined, closed: false };
      slots.push(open);
    } else if (open && line.trim() !== '') {
      open.end = end;
      if (tag === 'ID') open.key ??= line.slice(opening.length).trim() || undefined;
      if (tag === 'ER') {
        open.closed = true;
        open = undefined;
      }
    }
    start = lineEnd + 1;
  }
  return slots;
}

function betweenOf(text: string, slots: readonly RisSlot[]): string | undefined {
  const gaps = slots.slice(1).map(({ start }, at) => text.slice(slots[at]!.end, start));
  return mostCommon(gaps.filter((gap) => /^\s+$/.test(gap)));
}
