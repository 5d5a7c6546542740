/** Marking passages: in the colour used last, in one that is chosen, or with words. */
import * as vscode from 'vscode';
import { COLOURS, isColour } from '../../core/annotations/colours';
import type { AnnotationColour, PassageTarget } from '../../core/model';
import type { Span } from '../../core/place';
import { colourWords } from '../../core/views/annotation-words';
import { plural } from '../../core/views/markdown';
import { toRange } from '../convert';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Target } from '../target';
import type { Annotating } from './annotating';
import { strongColour } from './highlights';
import { passagesOf, placeOf, selectedSpans, toSpan } from './passages';
import type { Placed } from './placed';

const LAST = 'annotations.colour';

/** The colour that a new annotation has. */
export function lastColour({ memento }: Annotating): AnnotationColour {
  const last = memento.get<string>(LAST);
  return isColour(last) ? last : 'yellow';
}

/** Highlights what is selected, each selection by itself; or the place that a row of a tree leads to. */
export async function highlight(
  annotating: Annotating,
  target?: Target,
  colour = lastColour(annotating),
): Promise<void> {
  const { document, spans } = await passagesAt(annotating, target);
  const fresh = spans.filter((span) => !exactly(annotating, document, span));
  if (fresh.length === 0) throw new Notice('These words are highlighted already.');
  await annotating.memento.update(LAST, colour);
  const { folder, targets } = passagesOf(annotating.store, document, fresh);
  await annotating.edits.add(
    folder,
    targets.map((each) => ({ target: each, colour })),
  );
  const what = fresh.length === 1 ? 'highlighted' : `highlighted ${plural(fresh.length, 'passage')}`;
  const where = target?.target ? ` in ${vscode.workspace.asRelativePath(document.uri)}` : '';
  vscode.window.setStatusBarMessage(
    `Scholium: ${what} in ${colour}${where}. “Undo Annotation Change” takes it back.`,
    6000,
  );
}

/** The same in a colour that the reader chooses; what is highlighted already gets it. */
export async function highlightIn(annotating: Annotating, target?: Target): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const known = target?.target || !editor ? undefined : annotationAt(annotating, editor);
  const before = known?.thread.annotation.colour;
  const colour = await pickColour(annotating, known ? before : undefined);
  if (!colour) return;
  if (!known) return highlight(annotating, target, colour);
  await annotating.memento.update(LAST, colour);
  await annotating.edits.edit(known.thread.annotation.id, 'colour', { colour });
}

/** Opens a place to write about what is selected; over an annotation, its thread. */
export async function comment(annotating: Annotating, target?: Target): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const known = target?.target || !editor ? undefined : annotationAt(annotating, editor);
  if (known) return annotating.open(known.thread.annotation.id);
  const { document, spans } = await passagesAt(annotating, target);
  const [span] = spans;
  const { folder, targets } = passagesOf(annotating.store, document, [span!]);
  await vscode.window.showTextDocument(document);
  annotating.threads.draft(
    { uri: document.uri, range: toRange(placeOf(document, span!)) },
    { folder, target: targets[0] as PassageTarget },
    `Comment · ${colourWords(lastColour(annotating))}`,
  );
}

/** The annotation whose words are selected, or that the caret stands in where nothing is. */
export function annotationAt(annotating: Annotating, editor: vscode.TextEditor): Placed | undefined {
  const { document, selection } = editor;
  if (!selection.isEmpty) return exactly(annotating, document, toSpan(document, selection));
  return annotating.margin.at(document, selection.active)[0];
}

export async function pickColour(
  annotating: Annotating,
  now: AnnotationColour | undefined,
): Promise<AnnotationColour | undefined> {
  const last = now ?? lastColour(annotating);
  const all = Object.keys(COLOURS) as AnnotationColour[];
  const items = [last, ...all.filter((colour) => colour !== last)].map((colour) => ({
    colour,
    label: colour,
    description: colour === last ? `${COLOURS[colour]} (${now ? 'now' : 'last time'})` : COLOURS[colour],
    iconPath: dot(strongColour(colour)),
  }));
  const picked = await picking(
    Promise.resolve(
      vscode.window.showQuickPick(items, {
        title: now ? 'Recolour' : 'Highlight in',
        placeHolder: 'A colour, by its name or its meaning',
        matchOnDescription: true,
      }),
    ),
  );
  return picked?.colour;
}

async function passagesAt(
  { store }: Annotating,
  target: Target | undefined,
): Promise<{ readonly document: vscode.TextDocument; readonly spans: readonly Span[] }> {
  if (target?.target) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.target.file));
    if (document.isDirty)
      throw new Notice(
        `${vscode.workspace.asRelativePath(document.uri)} has changes that are not saved, so the place may be another by now. Save it first, or select the words in it.`,
      );
    return { document, spans: [toSpan(document, toRange(target.target))] };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Notice('Open a page or a note first, and select what is to be annotated.');
  return { document: editor.document, spans: selectedSpans(store, editor) };
}

function exactly(
  { margin }: Annotating,
  document: vscode.TextDocument,
  { start, end }: Span,
): Placed | undefined {
  return margin.in(document).find(({ span }) => span?.start === start && span.end === end);
}

function dot(colour: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="${colour}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}
