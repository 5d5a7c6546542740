/** The abstracts that pages print of one paper. */
import type { AbstractVariant, PaperRecord } from '../model';
import { endsSentence, fold } from '../prose';

/**
 * Pages that print the same words share a variant. First the texts without damage: a page that turned words
 * into "this http URL" has lost them for good, another page may have them.
 */
export function abstractVariants(records: readonly PaperRecord[]): AbstractVariant[] {
  const given = records.filter(({ abstract }) => abstract !== undefined);
  // Folding costs more than all else here, and most papers have one abstract at most.
  if (given.length < 2) return given.map((record) => ({ text: record.abstract!.text, records: [record] }));
  const byWords = new Map<string, { text: string; records: PaperRecord[] }>();
  for (const record of given) {
    if (!record.abstract) continue;
    const words = fold(record.abstract.text);
    const known = byWords.get(words);
    if (known) known.records.push(record);
    else byWords.set(words, { text: record.abstract.text, records: [record] });
  }
  return [...byWords.values()].sort((a, b) => damage(a.text) - damage(b.text));
}

/** How many places of an abstract are known to be damaged by extraction. */
function damage(abstract: string): number {
  const lostLinks = abstract.match(/this https? URL/g)?.length ?? 0;
  const cutOff = /(?:…|\.\.\.|▽ More)\s*$/.test(abstract) || !endsSentence(abstract) ? 1 : 0;
  return lostLinks + cutOff;
}
