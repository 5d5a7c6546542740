/** The Annotations view: what is written in the margin of all pages and notes, in groups. */
import { COLOURS, isColour } from '../annotations/colours';
import { type Grouping, groupThreads, type ListedThread, sourceOfThread, stateOf } from '../annotations/list';
import type { Annotation } from '../model';
import type { Place } from '../place';
import { clip, plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

/** A thread, and where its passage stands now. */
export interface PlacedThread extends ListedThread {
  /** Undefined for an orphan, and as long as it was not looked for. */
  readonly place?: Place;
}

/** With so few groups, what is in them is seen at once. */
const OPEN = 6;

export function annotationsOutline(threads: readonly PlacedThread[], grouping: Grouping): Node[] {
  const groups = groupThreads(threads, grouping);
  return pageNodes({
    id: `annotations:${grouping}`,
    items: groups,
    row: (group): Node => ({
      id: `annotations:${group.id}`,
      label: group.label,
      description: group.threads.length.toLocaleString('en'),
      tooltip: `${group.label}\n${plural(group.threads.length, 'annotation')}`,
      spoken: `${group.label}, ${plural(group.threads.length, 'annotation')}`,
      kind: 'group',
      open: groups.length <= OPEN,
      children: () => rowsOf(`annotations:${group.id}`, group.threads),
    }),
    nameOf: (first, last) => ({ from: clip(first.label, 28), to: clip(last.label, 28) }),
    one: 'group',
  });
}

function rowsOf(id: string, threads: readonly PlacedThread[]): Node[] {
  return pageNodes({
    id,
    items: [...threads].sort(inReadingOrder),
    row: (thread) => threadNode(thread, id),
    nameOf: byNumber,
    one: 'annotation',
  });
}

/** As one comes upon them: by file, then by where they stand; orphans behind. */
function inReadingOrder(a: PlacedThread, b: PlacedThread): number {
  const [one, two] = [sourceOfThread(a.thread), sourceOfThread(b.thread)];
  if (one !== two) return one < two ? -1 : 1;
  const at = ({ place }: PlacedThread) => place ?? { line: Number.MAX_SAFE_INTEGER, column: 0 };
  return at(a).line - at(b).line || at(a).column - at(b).column;
}

function threadNode(listed: PlacedThread, within: string): Node {
  const { thread, place, isOrphan } = listed;
  const { annotation, replies } = thread;
  const words = firstLine(annotation.text);
  const quote = quoteOf(annotation);
  const state = stateOf(listed);
  const facts = [
    words === '' ? '' : `“${clip(quote, 80)}”`,
    ...annotation.tags.map((tag) => `#${tag}`),
    replies.length > 0 ? plural(replies.length, 'answer') : '',
    state === 'open' ? '' : state,
  ].filter(Boolean);
  return {
    id: `${within}/${annotation.id}`,
    label: clip(words || quote || sourceOfThread(thread), 160),
    description: facts.join(' · '),
    tooltip: tooltipOf(listed),
    spoken: [words || quote, meaningOf(annotation), ...facts].filter(Boolean).join(', '),
    icon: isOrphan ? 'debug-disconnect' : annotation.resolved ? 'pass' : iconOf(annotation),
    ...(isColour(annotation.colour) && { tint: annotation.colour }),
    kind: isOrphan ? 'orphan' : annotation.resolved ? 'resolved' : 'annotation',
    annotation: annotation.id,
    ...(listed.paper && { workId: listed.paper.id }),
    ...(place && { target: place }),
    ...(replies.length > 0 && { children: () => replies.map((reply) => replyNode(reply, listed, within)) }),
  };
}

function replyNode(reply: Annotation, { place }: PlacedThread, within: string): Node {
  const words = firstLine(reply.text);
  const by = reply.creator ?? '';
  return {
    id: `${within}/${reply.id}`,
    label: clip(words, 160),
    description: by,
    tooltip: [reply.text, by, dayOf(reply)].filter(Boolean).join('\n'),
    spoken: ['answer', by, words].filter(Boolean).join(', '),
    icon: 'reply',
    kind: 'reply',
    annotation: reply.id,
    ...(place && { target: place }),
  };
}

/** Behind the name of the view: `12 annotations · 1 orphan`. */
export function annotationsHeadline(all: readonly ListedThread[], shown: number): string {
  if (all.length === 0) return '';
  const orphans = all.filter(({ isOrphan }) => isOrphan).length;
  const count =
    shown === all.length
      ? plural(all.length, 'annotation')
      : `${shown.toLocaleString('en')} of ${plural(all.length, 'annotation')}`;
  return [count, orphans > 0 ? plural(orphans, 'orphan') : ''].filter(Boolean).join(' · ');
}

function tooltipOf({ thread, isOrphan, paper }: PlacedThread): string {
  const { annotation, replies } = thread;
  return [
    annotation.text,
    `“${clip(quoteOf(annotation), 400)}”`,
    ...replies.map(({ text, creator }) => `↳ ${creator ? `${creator}: ` : ''}${text}`),
    [paper?.title, sourceOfThread(thread)].filter(Boolean).join(' · '),
    [meaningOf(annotation), annotation.creator, dayOf(annotation)].filter(Boolean).join(' · '),
    isOrphan ? 'Its passage is not found any more. Re-attach it, or delete it.' : '',
  ]
    .filter((part) => part.trim() !== '' && part !== '“”')
    .join('\n\n');
}

function meaningOf({ colour, motivation }: Annotation): string {
  return [motivation, isColour(colour) ? `${colour}: ${COLOURS[colour]}` : ''].filter(Boolean).join(', ');
}

function iconOf({ motivation, text }: Annotation): Node['icon'] {
  if (motivation === 'questioning') return 'question';
  if (motivation === 'linking') return 'link';
  return text.trim() === '' ? 'paintcan' : 'comment';
}

function quoteOf({ target }: Annotation): string {
  return 'replyTo' in target ? '' : (target.quote?.exact ?? '').replace(/\s+/g, ' ').trim();
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.trim();
}

function dayOf({ created = '' }: Annotation): string {
  return created.slice(0, 10);
}
