/** Text with marks as a list of runs: stretches of text of one look, each told whose it is. */
import { CLOSE, END_OF_ARGUMENT, OPEN } from './marks';

export interface Look {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly smallCaps: boolean;
  readonly underline: boolean;
  readonly raised: 'sup' | 'sub' | undefined;
  /** A key that nobody knows. */
  readonly unknown?: boolean;
}

export interface Run {
  readonly text: string;
  readonly look: Look;
  /** The id of the cited item, or of the entry of the list, that it is of. */
  readonly id?: string;
  /** It stands in the left margin: the label of an entry. */
  readonly inMargin?: boolean;
  /** It begins a line of its own. */
  readonly onNewLine?: boolean;
  /** A writer's own markup that is printed as it is; `text` is its number. */
  readonly isVerbatim?: boolean;
}

export const PLAIN: Look = {
  italic: false,
  bold: false,
  smallCaps: false,
  underline: false,
  raised: undefined,
};

const LOOKS: ReadonlyMap<string, Partial<Look>> = new Map<string, Partial<Look>>([
  [OPEN.italic, { italic: true }],
  [OPEN.upright, { italic: false }],
  [OPEN.bold, { bold: true }],
  [OPEN.light, { bold: false }],
  [OPEN.smallCaps, { smallCaps: true }],
  [OPEN.fullCaps, { smallCaps: false }],
  [OPEN.sup, { raised: 'sup' }],
  [OPEN.sub, { raised: 'sub' }],
  [OPEN.baseline, { raised: undefined }],
  [OPEN.underline, { underline: true }],
]);

interface State {
  readonly look: Look;
  readonly id?: string;
  readonly inMargin?: boolean;
}

/** Runs of the same look and owner are one. Empty for an empty text. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  const open: { readonly outer: State; readonly isBlock: boolean }[] = [];
  let state: State = { look: PLAIN };
  let onNewLine = false;
  const say = (words: string, isVerbatim = false) => {
    if (words === '') return;
    const before = runs.at(-1);
    if (before && !onNewLine && !isVerbatim && !before.isVerbatim && isSame(before, state)) {
      runs[runs.length - 1] = { ...before, text: before.text + words };
    } else {
      const breaks = onNewLine && runs.some(({ inMargin }) => !inMargin);
      runs.push({ text: words, ...state, ...(breaks && { onNewLine }), ...(isVerbatim && { isVerbatim }) });
    }
    onNewLine = false;
  };
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [mark, argument] = [match[0]![0]!, match[1]];
    if (match.index < from) continue;
    say(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (mark === CLOSE) {
      const closed = open.pop();
      if (!closed) continue;
      onNewLine ||= closed.isBlock;
      state = closed.outer;
      continue;
    }
    if (mark === OPEN.verbatim) {
      say(argument ?? '', true);
      continue;
    }
    const isBlock = mark === OPEN.block;
    onNewLine ||= isBlock;
    open.push({ outer: state, isBlock });
    state = {
      ...state,
      look: { ...state.look, ...LOOKS.get(mark) },
      ...(mark === OPEN.margin && { inMargin: true }),
      ...((mark === OPEN.item || mark === OPEN.entry) && argument !== undefined && { id: argument }),
    };
  }
  say(text.slice(from));
  return runs;
}

const MARKS = new RegExp(`[\uFDE0-\uFDE2]([^${END_OF_ARGUMENT}]*)${END_OF_ARGUMENT}|[\uFDD0-\uFDEF]`, 'g');

function isSame(run: Run, { look, id, inMargin }: State): boolean {
  const { italic, bold, smallCaps, underline, raised } = run.look;
  return (
    run.id === id &&
    run.inMargin === inMargin &&
    italic === look.italic &&
    bold === look.bold &&
    smallCaps === look.smallCaps &&
    underline === look.underline &&
    raised === look.raised
  );
}

/** Without white space at either end. */
export function trimmed(runs: readonly Run[]): readonly Run[] {
  const kept = runs.slice();
  while (kept.length > 0 && !kept[0]!.isVerbatim && kept[0]!.text.trim() === '') kept.shift();
  while (kept.length > 0 && !kept.at(-1)!.isVerbatim && kept.at(-1)!.text.trim() === '') kept.pop();
  if (kept.length > 0 && !kept[0]!.isVerbatim) {
    const { onNewLine: _, ...first } = kept[0]!;
    kept[0] = { ...first, text: first.text.trimStart() };
  }
  const last = kept.at(-1);
  if (last && !last.isVerbatim) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}
