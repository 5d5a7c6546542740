/** Annotated passages in the colour they were given, with marks on the overview ruler; VS Code marks threads itself. */
import * as vscode from 'vscode';
import type { AnnotationColour } from '../../core/model';
import { Pace } from '../pace';
import type { Margin } from './margin';
import type { Placed } from './placed';

const COLOURS: readonly AnnotationColour[] = ['yellow', 'green', 'red', 'blue', 'purple', 'orange'];

/** Where theme colours cannot be given: strong enough on light and on dark. */
const STRONG: Readonly<Record<AnnotationColour, string>> = {
  yellow: '#c9a227',
  green: '#3f9142',
  red: '#d1495b',
  blue: '#3a7ca5',
  purple: '#8e6bbf',
  orange: '#d9822b',
};

export function strongColour(colour: AnnotationColour): string {
  return STRONG[colour];
}

/** Not more often than this while one types. Milliseconds. */
const BETWEEN_DRAWINGS = 150;

export function registerHighlights(margin: Margin): vscode.Disposable {
  const drawing = new Drawing(margin);
  const pace = new Pace(() => drawing.all(), BETWEEN_DRAWINGS);
  return vscode.Disposable.from(
    drawing,
    pace,
    margin.onDidChange(() => pace.call()),
    vscode.window.onDidChangeVisibleTextEditors(() => pace.call()),
  );
}

/** A passage is drawn thus: in its colour, underlined where it has words of the reader's, a mere line when it is settled. */
interface Look {
  readonly colour: AnnotationColour;
  readonly hasWords: boolean;
  readonly resolved: boolean;
}

class Drawing implements vscode.Disposable {
  readonly #margin: Margin;
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  /** What was drawn last in an editor. */
  readonly #drawn = new WeakMap<vscode.TextEditor, readonly Placed[]>();

  constructor(margin: Margin) {
    this.#margin = margin;
  }

  all(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#draw(editor);
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }

  #draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    if (document.uri.scheme === 'output') return;
    const placed = this.#margin.in(document);
    if (placed === this.#drawn.get(editor)) return;
    this.#drawn.set(editor, placed);
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const type of this.#types.values()) ranges.set(type, []);
    for (const each of placed) {
      if (!each.span) continue;
      const type = this.#typeOf(lookOf(each));
      const range = new vscode.Range(
        document.positionAt(each.span.start),
        document.positionAt(each.span.end),
      );
      const known = ranges.get(type);
      if (known) known.push(range);
      else ranges.set(type, [range]);
    }
    for (const [type, list] of ranges) editor.setDecorations(type, list);
  }

  #typeOf(look: Look): vscode.TextEditorDecorationType {
    const key = JSON.stringify(look);
    let type = this.#types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(styleOf(look));
      this.#types.set(key, type);
    }
    return type;
  }
}

function lookOf({ thread: { annotation, replies } }: Placed): Look {
  const colour = COLOURS.find((each) => each === annotation.colour) ?? 'yellow';
  return { colour, hasWords: annotation.text !== '' || replies.length > 0, resolved: annotation.resolved };
}

function styleOf({ colour, hasWords, resolved }: Look): vscode.DecorationRenderOptions {
  const background = new vscode.ThemeColor(`scholium.highlight.${colour}`);
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    ...(resolved
      ? { textDecoration: `underline dotted ${STRONG[colour]}` }
      : { backgroundColor: background, borderRadius: '2px' }),
    ...(hasWords && !resolved && { textDecoration: `underline ${STRONG[colour]}` }),
    overviewRulerColor: STRONG[colour],
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  };
}
