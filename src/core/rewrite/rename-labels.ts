/** Labels of footnotes that are keys, as Scholium writes them: `[^a]` with `[^a]: @a.` at the end of the note. */
import type { Cluster } from '../notes/cluster';
import type { TextEdit } from '../notes/request';
import { isOld, type KeyChange } from './key-change';
import { allProse } from './prose';
import type { Remark, Rewriting } from './rewriting';

/** Renames the label of each footnote whose own words cite its key; `clusters` are those of the note. */
export function renameLabels(text: string, clusters: readonly Cluster[], change: KeyChange): Rewriting {
  const edits: TextEdit[] = [];
  const left: Remark[] = [];
  if (text.includes('[^')) {
    const marks = marksIn(text);
    const labels = new Set(marks.map(({ label }) => label));
    for (const { label, start } of marks.filter(({ isDefinition }) => isDefinition)) {
      const cited = keysInLine(text, start, clusters).find(
        (key) => isOld(change, key) && (label === labelOf(key) || NUMBERED.exec(label)?.[1] === labelOf(key)),
      );
      if (cited === undefined) continue;
      const renamed = labelOf(change.to) + label.slice(labelOf(cited).length);
      const own = marks.filter((mark) => mark.label === label);
      const spans = own.map((mark) => ({ start: mark.start, end: mark.start + label.length }));
      if (labels.has(renamed)) {
        const reason = `The note has a footnote [^${renamed}] already, so this label stays.`;
        left.push(...spans.map((span) => ({ span, reason })));
      } else edits.push(...spans.map((span) => ({ span, newText: renamed })));
    }
  }
  return { edits, left, blocked: [] };
}

interface Mark {
  readonly label: string;
  /** Of the label, behind `[^`. */
  readonly start: number;
  readonly isDefinition: boolean;
}

function marksIn(text: string): Mark[] {
  const marks = new Map<number, Mark>();
  const regions = allProse(text);
  for (const { span, text: words } of regions) {
    for (const { index, 1: label } of words.matchAll(/\[\^([^\s[\]^]+)\]/g)) {
      const start = span.start + index + 2;
      marks.set(start, { label: label!, start, isDefinition: false });
    }
  }
  // The mark of a definition is none of its prose, which begins behind it.
  const starts = new Set(regions.map(({ span }) => span.start));
  for (const { 0: mark, 1: label, index } of text.matchAll(DEFINITION)) {
    if (!starts.has(index + mark.length) && !marks.has(index + mark.indexOf('^') + 1)) continue;
    const start = index + mark.indexOf('^') + 1;
    marks.set(start, { label: label!, start, isDefinition: true });
  }
  return [...marks.values()];
}

const DEFINITION = /^[ ]{0,3}\[\^([^\s[\]^]+)\]:[ \t]*/gm;
const NUMBERED = /^(.+)-\d+$/;

function keysInLine(text: string, start: number, clusters: readonly Cluster[]): string[] {
  const feed = text.indexOf('\n', start);
  const end = feed < 0 ? text.length : feed;
  return clusters
    .filter(({ form, span }) => form !== 'footnote' && span.start >= start && span.start < end)
    .flatMap(({ items }) => items.map(({ key }) => key));
}

/** What Scholium makes of a key for a label. */
function labelOf(key: string): string {
  return key.replace(/[^\p{L}\p{N}_:.+-]+/gu, '-');
}
