/** Words cut to the room that a drawing has for them. Widths are in the units of the drawing, as the sizes of letters are. */

/** As `page.css` has them. */
export const LABEL: Lettering = { size: 12, weight: 400 };
export const NUMBERS: Lettering = { size: 11, weight: 400 };
const MIDDLE: Lettering = { size: 10.5, weight: 600 };

export interface Lettering {
  readonly size: number;
  readonly weight: number;
}

/** Where nothing can be measured: of a letter, in sizes. */
const WIDE = 0.6;

let context: CanvasRenderingContext2D | null | undefined;

export function widthOf(text: string, { size, weight }: Lettering): number {
  if (context === undefined) context = document.createElement('canvas').getContext('2d');
  if (!context) return text.length * size * WIDE;
  context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}

/** As much of it as has room, and at most so many letters; with an ellipsis where it is cut. */
export function fitting(text: string, room: number, lettering: Lettering, longest = 24): string {
  const letters = [...text];
  const isAll = letters.length <= longest;
  if (isAll && widthOf(text, lettering) <= room) return text;
  for (let length = Math.min(longest, letters.length) - 1; length > 1; length--) {
    const cut = `${letters.slice(0, length).join('').trimEnd()}…`;
    if (widthOf(cut, lettering) <= room) return cut;
  }
  return `${letters[0] ?? ''}…`;
}

/** In at most four lines that the middle has room for. */
export function wrapped(words: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of words.replace(' al.', '\u00a0al.').split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : undefined;
    if (longer !== undefined && widthOf(longer, MIDDLE) <= room) lines[lines.length - 1] = longer;
    else lines.push(fitting(word, room, MIDDLE));
  }
  return lines.length > 4 ? [...lines.slice(0, 3), '…'] : lines;
}
