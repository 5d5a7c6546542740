/** What is written in the margin, over the passage. */
import * as vscode from 'vscode';
import type { AnnotationLink } from '../../core/model';
import { type AnnotationAction, annotationWords } from '../../core/views/annotation-words';
import { clip } from '../../core/views/markdown';
import type { AnnotationCommandId } from '../../names';
import { toRange } from '../citing';
import type { LibraryStore } from '../store';
import { markdownOf } from './comments';
import type { Margin } from './margin';
import type { Placed } from './placed';

/** The only commands that the hover may run, and only from our own words. */
const ALLOWED: Readonly<Record<AnnotationAction['action'], AnnotationCommandId>> = {
  open: 'scholium.annotation.open',
  change: 'scholium.changeAnnotation',
  delete: 'scholium.annotation.delete',
  follow: 'scholium.annotation.follow',
};

export function registerAnnotationHover(store: LibraryStore, margin: Margin): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover(document, position) {
      const placed = margin.at(document, position);
      const [first] = placed;
      if (!first) return undefined;
      const contents = placed.flatMap((each) => wordsOf(store, each));
      return new vscode.Hover(contents, toRange(document, first.span!));
    },
  });
}

function wordsOf(store: LibraryStore, { thread, score }: Placed): vscode.MarkdownString[] {
  const nameOf = (link: AnnotationLink) => linkName(store, link);
  const { said, about } = annotationWords(thread, { score, linkTo, nameOf, dayOf });
  const ours = new vscode.MarkdownString(about);
  ours.isTrusted = { enabledCommands: Object.values(ALLOWED) };
  ours.supportHtml = false;
  return [...said.map(markdownOf), ours];
}

/** What a link leads to: the title of a paper, the path of a note. */
export function linkName({ library }: LibraryStore, link: AnnotationLink): string {
  if ('note' in link) return link.note;
  return clip(library.named(link.paper)?.title ?? link.paper[0] ?? '', 80);
}

function linkTo({ action, ...argument }: AnnotationAction): string {
  const encoded = encodeURIComponent(JSON.stringify([argument]));
  return `command:${ALLOWED[action]}?${encoded.replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)}`;
}

function dayOf(time: string): string {
  const day = new Date(time);
  return Number.isNaN(day.getTime())
    ? time
    : day.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}
