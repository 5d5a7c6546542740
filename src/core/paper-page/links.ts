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
  /** Of the drawing that is being made, of the one that is shown, of the one that was shown before. */
  #drawn = new Map<number, PageAction>();
  #shown: ReadonlyMap<number, PageAction> = new Map();
  #before: ReadonlyMap<number, PageAction> = new Map();

  /** A drawing begins. One that was never shown is forgotten. */
  begin(): void {
    this.#forget(this.#drawn);
    this.#drawn = new Map();
  }

  /** The drawing is shown. What only the one before the last had is forgotten. */
  show(): void {
    const old = this.#before;
    this.#before = this.#shown;
    this.#shown = this.#drawn;
    this.#drawn = new Map();
    this.#forget(old);
  }

  /** The number of the link that does this. */
  to(action: PageAction): number {
    const key = keyOf(action);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#next++;
      this.#numbers.set(key, number);
    }
    this.#drawn.set(number, action);
    return number;
  }

  /** What the link does; undefined where neither what is shown nor the drawing before or after has it. */
  action(number: number): PageAction | undefined {
    return this.#shown.get(number) ?? this.#before.get(number) ?? this.#drawn.get(number);
  }

  #forget(old: ReadonlyMap<number, PageAction>): void {
    for (const [number, action] of old)
      if (!this.#shown.has(number) && !this.#before.has(number)) this.#numbers.delete(keyOf(action));
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
