/** What has the keyboard, to be found again when its section is drawn anew. */

export interface Focus {
  /** Finds it, or what is in its place. */
  readonly selector: string;
  /** Of the text that is typed in it. */
  readonly selection?: readonly [start: number | null, end: number | null];
}

/** What has one of these is told by its value. */
const NAMED = ['data-link', 'data-facet', 'data-section', 'id'];
/** These are in a section once. */
const SINGLE = ['input[type="search"]', '.more', '.clear'];

/** Undefined where nothing of ours has the keyboard. */
export function focusedIn(app: HTMLElement): Focus | undefined {
  const { activeElement: focused } = document;
  if (!focused || !app.contains(focused)) return undefined;
  const name = NAMED.find((each) => focused.hasAttribute(each));
  const own =
    name === undefined
      ? SINGLE.find((each) => focused.matches(each))
      : `[${name}="${CSS.escape(focused.getAttribute(name)!)}"]`;
  if (own === undefined) return undefined;
  const within = focused.closest('section')?.id;
  const selector = within === undefined ? own : `#${CSS.escape(within)} ${own}`;
  return focused instanceof HTMLInputElement
    ? { selector, selection: [focused.selectionStart, focused.selectionEnd] }
    : { selector };
}

export function refocus(app: HTMLElement, { selector, selection }: Focus): void {
  if (app.contains(document.activeElement)) return;
  const found = app.querySelector(selector);
  if (!(found instanceof HTMLElement || found instanceof SVGElement)) return;
  found.focus({ preventScroll: true });
  if (selection && found instanceof HTMLInputElement) found.setSelectionRange(...selection);
}
