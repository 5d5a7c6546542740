/** Notes printed for tests. */
import type { CslItem } from '../../../src/core/bibliography/csl';
import { formatNote } from '../../../src/core/csl/format-note';
import type { OutputFormat } from '../../../src/core/csl/processor';
import { findCitations } from '../../../src/core/notes/citations';
import { processorOf } from './shipped';

export const work = (family: string, year: number, fields: object = {}): CslItem => ({
  type: 'book',
  author: [{ family, given: 'Ann' }],
  title: `On ${family}`,
  issued: { 'date-parts': [[year]] },
  ...fields,
});

export const ITEMS: Readonly<Record<string, CslItem>> = {
  tan: work('Tan', 2025),
  lee: work('Lee', 2024, { author: ['Lee', 'Kim', 'Cho', 'Roe'].map((family) => ({ family, given: 'B.' })) }),
  lee2: work('Lee', 2024, { title: 'Again' }),
  lee3: work('Lee', 2024, { title: 'And again' }),
  anon: { type: 'webpage', title: 'A page of nobody' },
  nothing: { type: 'book' },
  marked: work('Marks', 2001, { title: 'A <i>new</i> <b>bold</b> 2 < 3 & x_1 *star*, H<sub>2</sub>O' }),
};

export async function print(
  text: string,
  style = 'apa',
  format: OutputFormat = 'text',
  language = 'markdown',
) {
  const processor = await processorOf(style);
  return formatNote(findCitations(text, language), (key) => ITEMS[key], processor, format, {
    text,
    allKeys: () => Object.keys(ITEMS),
  });
}

/** What is printed for each citation, the note in brackets behind a circumflex. */
export async function citations(text: string, style?: string, format?: OutputFormat, language?: string) {
  const printed = await print(text, style, format, language);
  return printed.citations.map(({ inText, note, noteNumber }) =>
    note === undefined ? inText : `${inText}^${noteNumber}[${note}]`,
  );
}
