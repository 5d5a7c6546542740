/** Annotations in a note: a list for each paper, in a region that is ours, so that it can be brought up to date. */
import { digestOfText } from '../digest';
import type { Annotation, Thread } from '../model';
import { escapeMarkdownLine, escapeMarkdownLines } from '../notes/escape';
import { COLOURS } from './colours';
import { mayBeLinked } from './iri';
import { type ListedThread, sourceOfThread } from './list';

/** The annotations of one paper, or of what else has a place of its own in the note. */
export interface NoteSection {
  /** The citekey of the paper, or another name that stays. */
  readonly key: string;
  /** Markdown, as it is to stand behind `## `. */
  readonly heading: string;
  readonly threads: readonly ListedThread[];
}

export interface NoteOptions {
  /** The address of a file or page as it stands in a link of the note. */
  readonly linkTo: (source: string) => string;
}

/** What stands where nothing is left. */
export const NO_ANNOTATIONS = '\n*No annotations.*\n\n';

/** `annotations-tan2025`: the region of a section. */
export function regionOf(key: string): string {
  const isName = /^[\w-]{1,60}$/.test(key);
  return `annotations-${isName ? key : digestOfText(key).toString(36)}`;
}

/** A new note: a title, and a section for each paper. */
export function annotationsNote(
  title: string,
  sections: readonly NoteSection[],
  options: NoteOptions,
): string {
  return [`# ${title}\n`, ...sections.map((section) => noteSection(section, options))].join('\n');
}

/** A section with its heading and its region. */
export function noteSection({ key, heading, threads }: NoteSection, options: NoteOptions): string {
  const name = regionOf(key);
  return `## ${heading}\n\n<!-- scholium:${name} -->\n${threadsText(threads, options)}<!-- /scholium:${name} -->\n`;
}

/** The text of a region: an item for each thread, in the order of the pages. */
export function threadsText(threads: readonly ListedThread[], options: NoteOptions): string {
  if (threads.length === 0) return NO_ANNOTATIONS;
  return `\n${inOrder(threads)
    .map((listed) => item(listed, options))
    .join('\n\n')}\n\n`;
}

function inOrder(threads: readonly ListedThread[]): readonly ListedThread[] {
  const start = ({ annotation: { target } }: Thread) =>
    ('replyTo' in target ? undefined : target.position?.start) ?? Number.POSITIVE_INFINITY;
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...threads].sort(({ thread: a }, { thread: b }) => {
    const [first, second] = [start(a), start(b)];
    return (
      text(sourceOfThread(a), sourceOfThread(b)) ||
      (first === second ? 0 : first - second) ||
      text(a.annotation.created ?? '', b.annotation.created ?? '') ||
      text(a.annotation.id, b.annotation.id)
    );
  });
}

/** Within an item the reader's Markdown can open what it likes: it ends where the item ends. */
function item({ thread, isOrphan }: ListedThread, { linkTo }: NoteOptions): string {
  const { annotation, replies } = thread;
  const { target } = annotation;
  const quote = 'replyTo' in target ? undefined : target.quote?.exact;
  const source = sourceOfThread(thread);
  const name = escapeMarkdownLine(source);
  const facts = [
    mayBeLinked(source) ? `[${name}](<${linkTo(source)}>)` : name,
    ...(annotation.colour ? [COLOURS[annotation.colour]] : []),
    ...annotation.tags.map((tag) => (/^[\p{L}\p{N}_/-]+$/u.test(tag) ? `#${tag}` : escapeMarkdownLine(tag))),
    ...(annotation.resolved ? ['resolved'] : []),
    ...(isOrphan ? ['passage not found'] : []),
  ];
  const parts = [
    ...(quote === undefined ? [] : [quoted(quote)]),
    ...(annotation.text.trim() === '' ? [] : [own(annotation.text)]),
    facts.join(' · '),
    ...replies.map(reply),
  ];
  return indented(parts.join('\n\n'), '- ');
}

function reply({ creator, text }: Annotation): string {
  const by = creator === undefined ? '' : `**${escapeMarkdownLine(creator)}:** `;
  return indented(by + own(text), '- ');
}

function quoted(text: string): string {
  return escapeMarkdownLines(text.trim())
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** What the reader wrote is Markdown; a mark of ours in it would be one. */
function own(text: string): string {
  return text
    .trim()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/<!--(?=[ \t]*\/?scholium:)/g, '&lt;!--');
}

function indented(text: string, mark: string): string {
  const space = ' '.repeat(mark.length);
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? mark + line : line === '' ? '' : space + line))
    .join('\n');
}
