/** Whether dumps are read as the papers they were made from: else a bench would measure something else. */
import type { PaperRecord, Parsed } from '../../src/core/model';
import { displayName } from '../../src/core/names';
import { fold, readable, titleKey } from '../../src/core/prose';
import type { Facts } from './facts';
import type { Dump } from './folder';

/** By the layout's name: how many accounts were written, and how many read as written. */
export class ReadBack {
  readonly #layouts = new Map<string, { written: number; read: number; faults: string[] }>();

  check(dump: Dump, parsed: Parsed): void {
    const { layout, papers, citers } = dump;
    const counts = this.#layouts.get(layout.name) ?? { written: 0, read: 0, faults: [] };
    this.#layouts.set(layout.name, counts);
    const byTitle = new Map<string, PaperRecord>();
    for (const record of parsed.records) byTitle.set(titleKey(record.title.text), record);
    for (const paper of [...papers, ...citers]) {
      const record = byTitle.get(titleKey(paper.title));
      const fault = citers.includes(paper)
        ? record === undefined && 'no citer'
        : faultOf(paper, record, layout.without ?? []);
      counts.written++;
      if (!fault) counts.read++;
      else if (counts.faults.length < 3) counts.faults.push(`${dump.name}: ${fault} of “${paper.title}”`);
    }
  }

  get written(): number {
    return sum([...this.#layouts.values()].map(({ written }) => written));
  }

  /** Of all written. */
  get share(): number {
    return sum([...this.#layouts.values()].map(({ read }) => read)) / Math.max(1, this.written);
  }

  /** A line for each layout that is not read in full, and what was wrong first. */
  get faults(): string[] {
    return [...this.#layouts]
      .filter(([, { written, read }]) => read < written)
      .map(([name, { written, read, faults }]) => `${name}: ${read} of ${written}; ${faults.join('; ')}`);
  }
}

function faultOf(
  paper: Facts,
  record: PaperRecord | undefined,
  without: readonly string[],
): string | undefined {
  if (!record) return 'no account';
  if (!without.includes('year') && record.date?.year !== paper.year) return `the year ${record.date?.year}`;
  if (!without.includes('authors') && !isFirst(record, paper)) return 'the first author';
  if (without.includes('abstract')) return undefined;
  const read = fold(readable(record.abstract?.text ?? ''));
  const written = fold(readable(paper.abstract));
  return read === written ? undefined : 'the abstract';
}

function isFirst(record: PaperRecord, paper: Facts): boolean {
  const [first] = record.authors;
  if (!first || paper.authors.length === 0) return first === undefined && paper.authors.length === 0;
  const family = fold(displayName(first)).split(' ').at(-1)!;
  // "Tan Z", "Tan, Zelin" and "Zelin Tan" are one.
  return (
    fold(paper.authors[0]!).split(' ').includes(family) ||
    fold(displayName(first)).includes(fold(paper.authors[0]!).split(' ').at(-1)!)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
