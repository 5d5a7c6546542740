/**
 * The filter of the annotations: words, `"exact phrases"` and `field:value`, each left out by a `-` before it. All of
 * them must fit, as in the search for papers; it is read while it is typed, so nothing in it is a fault.
 *
 *     lamps tag:"to check" colour:red -is:resolved
 */

import type { Annotation } from '../model';
import { fold } from '../prose';
import { type ListedThread, sourceOfThread, stateOf } from './list';

/** What may stand before a colon, and what it looks at. */
export const FILTER_FIELDS: Readonly<Record<string, string>> = {
  tag: 'one of its tags, or the beginning of one',
  colour: 'yellow, green, red, blue, purple, orange',
  motivation: 'commenting, questioning, highlighting, linking …',
  is: 'open, resolved, orphan, answered, linked',
  paper: 'words of the title of the paper',
  file: 'a part of the path of the file',
  by: 'who wrote it or answered',
  date: 'the day, month or year it was made: 2026-11',
};

/** Those that the filter lets through, in their order; all of them where it says nothing. */
export function filterThreads(threads: readonly ListedThread[], filter: string): readonly ListedThread[] {
  const tests = [...filter.matchAll(TOKEN)].flatMap((match) => testOf(match.groups!) ?? []);
  return tests.length === 0 ? threads : threads.filter((thread) => tests.every((test) => test(thread)));
}

type Test = (thread: ListedThread) => boolean;

const TOKEN =
  /(?<minus>-(?=[\p{L}\p{N}"#]))?(?:(?<field>\p{L}+):)?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]+))?/gu;

function testOf({ minus, field, quoted, bare = '' }: Partial<Record<string, string>>): Test | undefined {
  const value = (quoted ?? bare).trim();
  const name = field?.toLowerCase() === 'color' ? 'colour' : field?.toLowerCase();
  const known = name !== undefined && Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  // Half typed.
  if (value === '' && (known || field === undefined)) return undefined;
  const test = known
    ? known(value)
    : wordsTest(field === undefined ? value : `${field}:${value}`, quoted !== undefined);
  return test && minus !== undefined ? (thread) => !test(thread) : test;
}

const FIELDS: Readonly<Record<string, (value: string) => Test>> = {
  tag(value) {
    const wanted = fold(value);
    return ({ thread }) => thread.annotation.tags.some((tag) => fold(tag).startsWith(wanted));
  },
  colour: (value) => (thread) => same(thread.thread.annotation.colour, value),
  motivation(value) {
    const wanted = value.toLowerCase();
    return ({ thread }) => thread.annotation.motivation.toLowerCase().startsWith(wanted);
  },
  is(value) {
    const state = value.toLowerCase();
    return (thread) => Object.hasOwn(STATES, state) && STATES[state]!(thread);
  },
  paper(value) {
    const wanted = fold(value);
    return ({ thread, paper }) =>
      fold(paper?.title ?? '').includes(wanted) || thread.paper.some((name) => name.includes(value));
  },
  file(value) {
    const wanted = value.toLowerCase();
    return ({ thread }) => sourceOfThread(thread).toLowerCase().includes(wanted);
  },
  by(value) {
    const wanted = fold(value);
    return ({ thread }) =>
      [thread.annotation, ...thread.replies].some(({ creator = '' }) => fold(creator).includes(wanted));
  },
  date: (value) => (thread) => thread.thread.annotation.created?.startsWith(value) ?? false,
};

const STATES: Readonly<Record<string, Test>> = {
  open: (thread) => stateOf(thread) === 'open',
  resolved: ({ thread }) => thread.annotation.resolved,
  orphan: ({ isOrphan }) => isOrphan,
  answered: ({ thread }) => thread.replies.length > 0,
  linked: ({ thread }) => thread.annotation.links.length > 0,
};

function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Words fit at the beginning of a word of what was marked or said, a phrase as it stands. */
function wordsTest(value: string, isPhrase: boolean): Test | undefined {
  const words = fold(value);
  if (words === '') return undefined;
  const wanted = ` ${words}${isPhrase ? ' ' : ''}`;
  return (listed) => ` ${wordsOf(listed)} `.includes(wanted);
}

const folded = new WeakMap<ListedThread['thread'], string>();

function wordsOf({ thread, paper }: ListedThread): string {
  let words = folded.get(thread);
  if (words === undefined) {
    const said = ({ text, tags }: Annotation) => [text, ...tags];
    const { target } = thread.annotation;
    const quote = 'replyTo' in target ? '' : (target.quote?.exact ?? '');
    words = [quote, ...[thread.annotation, ...thread.replies].flatMap(said)].map(fold).join(' ');
    folded.set(thread, words);
  }
  return paper ? `${words} ${fold(paper.title)}` : words;
}
