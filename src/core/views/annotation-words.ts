/** What is said of an annotation: beside its thread, and in the hover over its passage. */
import { COLOURS, isColour } from '../annotations/colours';
import type { Annotation, AnnotationLink, Thread } from '../model';
import { escapeMarkdown } from './markdown';

/** What a link in the hover asks for. */
export type AnnotationAction =
  | { readonly action: 'open' | 'change' | 'delete'; readonly annotation: string }
  | { readonly action: 'follow'; readonly annotation: string; readonly link: number };

export interface AnnotationWords {
  /** Each who wrote, with their Markdown: nothing in it may be trusted, and what it leaves open ends with it. */
  readonly said: readonly string[];
  /** Markdown of ours alone, with what `linkTo` makes. */
  readonly about: string;
}

export interface AnnotationView {
  /** How well the words of the passage still fit, from 0 to 1. */
  readonly score: number;
  readonly linkTo: (action: AnnotationAction) => string;
  /** What a link leads to, as the reader knows it. */
  readonly nameOf: (link: AnnotationLink) => string;
  /** A day as the reader writes it, of a time in ISO 8601. */
  readonly dayOf: (time: string) => string;
}

/** Whether it has words or answers; else it is a mere highlight. */
export function hasWords({ annotation, replies }: Thread): boolean {
  return annotation.text.trim() !== '' || replies.length > 0;
}

/** `yellow: of note`; another colour than ours as it is written. */
export function colourWords(colour: string | undefined): string {
  if (colour === undefined) return '';
  return isColour(colour) ? `${colour}: ${COLOURS[colour]}` : colour;
}

/** Who wrote it. */
export function writer({ creator }: Annotation): string {
  return creator ?? 'You';
}

/** The heading of a thread, plain text: `Question · yellow: of note · #to-check`. */
export function threadLabel({ annotation }: Thread): string {
  return [
    kindOf(annotation),
    colourWords(annotation.colour),
    ...annotation.tags.map((tag) => `#${tag}`),
    annotation.resolved ? 'resolved' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `Question`, `Comment`; the motivations of others as they are written. */
export function kindOf({ motivation }: Annotation): string {
  if (Object.hasOwn(KINDS, motivation)) return KINDS[motivation]!;
  return `${motivation.slice(0, 1).toUpperCase()}${motivation.slice(1)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  highlighting: 'Highlight',
  commenting: 'Comment',
  questioning: 'Question',
  linking: 'Link',
  tagging: 'Tag',
  describing: 'Description',
};

export function annotationWords(thread: Thread, view: AnnotationView): AnnotationWords {
  const { annotation, replies } = thread;
  const written = [annotation, ...replies].filter(({ text }) => text.trim() !== '');
  const about = [facts(thread, view), links(annotation, view), actions(thread, view)];
  return {
    said: written.map((each) => entry(each, view)),
    about: about.filter((part) => part !== '').join('  \n'),
  };
}

function entry(annotation: Annotation, { dayOf }: AnnotationView): string {
  const day = annotation.created === undefined ? '' : ` · ${dayOf(annotation.created)}`;
  // An empty line, so that a list or a heading of the reader's is one.
  return `**${escapeMarkdown(writer(annotation))}**${escapeMarkdown(day)}\n\n${annotation.text}`;
}

function facts(thread: Thread, { score, dayOf }: AnnotationView): string {
  const { created } = thread.annotation;
  const isMere = !hasWords(thread);
  return [
    escapeMarkdown(threadLabel(thread)),
    isMere && created !== undefined ? escapeMarkdown(dayOf(created)) : '',
    score < 1 ? `*the words here differ from those that were marked (${Math.round(score * 100)} %)*` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function links({ id, links: all }: Annotation, { linkTo, nameOf }: AnnotationView): string {
  return all
    .map(
      (link, at) =>
        `→ [${escapeMarkdown(nameOf(link))}](${linkTo({ action: 'follow', annotation: id, link: at })})`,
    )
    .join('  \n');
}

function actions(thread: Thread, { linkTo }: AnnotationView): string {
  const annotation = thread.annotation.id;
  const to = (words: string, action: 'open' | 'change' | 'delete') =>
    `[${words}](${linkTo({ action, annotation })})`;
  return [
    to(hasWords(thread) ? 'Open' : 'Comment', 'open'),
    to('Change…', 'change'),
    to('Delete', 'delete'),
  ].join(' | ');
}
