/** Within a bracket: two keys with no semicolon between them, and commas that part nothing. */
import type { Cluster } from '../notes/cluster';
import { readTail } from '../notes/locators';
import { type CheckedNote, keyEnd, keyStart } from './note';
import { editFix, type Found } from './problem';

/** `[@a @b]`, `[@a, @b]`, `[@a, p. 3 @b]`: Pandoc reads the second as a word of the first one's suffix. */
export function* betweenKeys({ text }: CheckedNote, { items }: Cluster): Generator<Found> {
  for (let at = 1; at < items.length; at++) {
    const [before, item] = [items[at - 1]!, items[at]!];
    if (!item.inText || (before.inText && at === 1)) continue;
    const start = keyEnd(text, before);
    const end = keyStart(text, item);
    const between = text.slice(start, end);
    const separator = /[\s,]+$/.exec(between);
    if (!separator || !isIdle(between.slice(0, separator.index))) continue;
    const isComma = separator[0].includes(',');
    yield {
      rule: 'malformed-citation',
      span: { start, end: item.keySpan.end },
      message: isComma
        ? `A comma does not part two keys: write ; before @${item.key}.`
        : `No semicolon stands between @${before.key} and @${item.key}: write one.`,
      fixes: () => [
        editFix(`Write ; before @${item.key}`, { start: start + separator.index, end, newText: '; ' }),
      ],
    };
  }
}

/** Only a locator, and no words, stands between the keys. */
function isIdle(between: string): boolean {
  const { locator, suffix } = readTail(between);
  return between.trim() === '' || (locator !== undefined && suffix === undefined);
}

/** `[@a,; @b]`, `[@a,]`. */
export function* strayCommas({ text }: CheckedNote, { items }: Cluster): Generator<Found> {
  for (const item of items) {
    const end = item.span.end;
    if (item.inText || text[end - 1] !== ',') continue;
    const comma = /[\s,]*,$/.exec(text.slice(keyEnd(text, item), end));
    if (!comma) continue;
    const start = end - comma[0].length;
    yield {
      rule: 'malformed-citation',
      span: { start: end - 1, end },
      message: `Nothing follows this comma behind @${item.key}: take it out.`,
      fixes: () => [editFix('Take the comma out', { start, end, newText: '' })],
    };
  }
}
