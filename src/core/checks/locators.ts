/** Locators that are not whole: a range without an end, a label without a number, a brace that is not closed. */
import type { CitationItem } from '../notes/cluster';
import { readTail } from '../notes/locators';
import { type CheckedNote, type Cited, keyEnd } from './note';
import { editFix, type Fix, type Found } from './problem';

export function* malformedLocators(note: CheckedNote): Generator<Found> {
  for (const cited of note.cited) {
    const found = ofLocator(note.text, cited.item) ?? ofSuffix(note.text, cited);
    if (found) yield { rule: 'malformed-locator', ...found };
  }
}

type Fault = Omit<Found, 'rule'>;

function ofLocator(text: string, { locator, keySpan }: CitationItem): Fault | undefined {
  if (!locator) return undefined;
  const span = locator.span ?? keySpan;
  const printed = locator.span ? text.slice(span.start, span.end) : '';
  const open = /[-–—]+(?=\s*\}?$)/.exec(printed);
  if (/[-–—]$/.test(locator.value)) {
    return {
      span,
      message: `The range “${locator.value}” has no end. Write where it ends, or take the dash out.`,
      fixes: () => (open ? [cut('Take the dash out', span.start + open.index, open[0].length)] : []),
    };
  }
  const range = /^(\d+)\s*[-–—]+\s*(\d+)$/.exec(locator.value);
  const [, from, to] = range ?? [];
  // `133-5` is short for 133-135.
  if (!from || !to || from.length !== to.length || Number(from) <= Number(to)) return undefined;
  const at = span.start + printed.lastIndexOf(locator.value);
  const turned = locator.value.replace(/^\d+/, to).replace(/\d+$/, from);
  return {
    span,
    message: `The range “${locator.value}” runs backwards. Turn it round.`,
    fixes: () =>
      printed.includes(locator.value)
        ? [editFix(`Change to ${turned}`, { start: at, end: at + locator.value.length, newText: turned })]
        : [],
  };
}

function ofSuffix(text: string, { cluster, item }: Cited): Fault | undefined {
  const { suffix, locator } = item;
  if (locator || !suffix) return undefined;
  const from = keyEnd(text, item);
  const rest = { start: from, end: item.span.end };
  const isOwn = cluster.form === 'pandoc' && isBalanced(text.slice(rest.start, rest.end));
  if (isLabel(suffix)) {
    return {
      span: cluster.form === 'pandoc' ? rest : item.keySpan,
      message: `Behind “${suffix}” stands no number. Write where in the work, or take the word out.`,
      fixes: () => (isOwn ? [editFix(`Take “${suffix}” out`, { ...rest, newText: '' })] : []),
    };
  }
  if (cluster.form !== 'pandoc' || !/^\s*,?\s*\{/.test(text.slice(rest.start, rest.end))) return undefined;
  if (count(suffix, '{') - count(suffix, '}') !== 1) return undefined;
  const fix: Fix = editFix('Close the brace', { start: rest.end, end: rest.end, newText: '}' });
  return {
    span: rest,
    message: 'The brace of this locator is not closed. Write } behind it.',
    fixes: () => (item.inText ? [] : [fix]),
  };
}

/** A word that would be a label if a number followed it. */
function isLabel(suffix: string): boolean {
  const tail = readTail(`, ${suffix} 1`);
  return tail.locator?.value === '1' && tail.suffix === undefined;
}

function isBalanced(text: string): boolean {
  return count(text, '[') === count(text, ']') && !text.includes('@');
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function cut(title: string, start: number, length: number): Fix {
  return editFix(title, { start, end: start + length, newText: '' });
}
