/** What the clicks on a page do. The page itself knows numbers only, so that no text of a page can ask for anything. */
import type { Place } from '../place';
import type { PageSubject } from './model';

/** What one link does. */
export type PageAction =
  | {
      readonly action:
        | 'cite'
        | 'copyReference'
        | 'openNote'
        | 'compareAbstracts'
        | 'openOnline'
        | 'showMap'
        | 'showRelations'
        | 'revealPaper';
      readonly workId: string;
    }
  | { readonly action: 'showMapOf'; readonly workIds: readonly string[] }
  | { readonly action: 'copyKey'; readonly workId: string; readonly key: string }
  | { readonly action: 'citeFinding'; readonly workId: string; readonly place: Place }
  | { readonly action: 'open'; readonly place: Place }
  | { readonly action: 'openAnnotation'; readonly annotation: string }
  | { readonly action: 'page'; readonly subject: PageSubject }
  /** Leaves the editor: `http:` or `https:`. */
  | { readonly action: 'visit'; readonly url: string };

/**
 * Numbers for actions. The same action has the same number in every drawing of a page, so that a click on what was
 * drawn a moment ago does what it says, and a part of the page that says the same is the same.
 */
export class PageLinks {
  readonly #numbers = new Map<string, number>();
  #next = 0;
  #actions = new Map<number, PageAction>();
  #before: ReadonlyMap<number, PageAction> = new Map();

  /** A drawing begins. What only the drawing before the last had is forgotten. */
  begin(): void {
    for (const number of this.#before.keys()) if (!this.#actions.has(number)) this.#forget(number);
    this.#before = this.#actions;
    this.#actions = new Map();
  }

  /** The number of the link that does this. */
  to(action: PageAction): number {
    const key = keyOf(action);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#next++;
      this.#numbers.set(key, number);
    }
    this.#actions.set(number, action);
    return number;
  }

  /** What the link does; undefined where neither this drawing nor the one before has it. */
  action(number: number): PageAction | undefined {
    return this.#actions.get(number) ?? this.#before.get(number);
  }

  #forget(number: number): void {
    const action = this.#before.get(number);
    if (action) this.#numbers.delete(keyOf(action));
  }
}

/** Lines and papers are what nearly all links of a long page lead to; JSON of them would cost more than all the rest. */
function keyOf(action: PageAction): string {
  if (action.action === 'open') {
    const { file, line, column, endLine, endColumn } = action.place;
    return `open ${line} ${column} ${endLine} ${endColumn} ${file}`;
  }
  if (action.action === 'page' && action.subject.of === 'paper') return `page ${action.subject.id}`;
  return JSON.stringify(action);
}
