/** The abstracts that pages print of one paper. */
import type { AbstractVariant, PaperRecord } from '../model';
import { endsSentence, fold } from '../prose';

/**
 * Pages that print the same words share a variant. First the texts without damage: a page that turned words
 * into "this http URL" has lost them for good, another page may have them.
 */
export function abstractVariants(records: readonly PaperRecord[]): AbstractVariant[] {
  const variants = new Map<string, Variant>();
  for (const record of records) {
    const text = record.abstract?.text;
    if (text === undefined) continue;
    const same = variants.get(text);
    if (same) same.records.push(record);
    else variants.set(text, { text, records: [record] });
  }
  // Folding costs more than all else here, and most pages of a paper have the same letters.
  return variants.size < 2 ? [...variants.values()] : byWords(variants.values(), records);
}

interface Variant {
  readonly text: string;
  readonly records: PaperRecord[];
}

/** The variants joined that differ in case, marks and signs only. */
function byWords(variants: Iterable<Variant>, order: readonly PaperRecord[]): AbstractVariant[] {
  const found = new Map<string, Variant>();
  for (const { text, records } of variants) {
    const words = fold(text);
    const known = found.get(words);
    if (known) known.records.push(...records);
    else found.set(words, { text, records });
  }
  for (const { records } of found.values()) records.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...found.values()].sort((a, b) => damage(a.text) - damage(b.text));
}

/** How many places of an abstract are known to be damaged by extraction. */
function damage(abstract: string): number {
  const lostLinks = abstract.match(/this https? URL/g)?.length ?? 0;
  const cutOff = /(?:…|\.\.\.|▽ More)\s*$/.test(abstract) || !endsSentence(abstract) ? 1 : 0;
  return lostLinks + cutOff;
}
