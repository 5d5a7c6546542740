/** Menus: below a button (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/), or where the pointer is. */
import { attribute, h, type Icon, iconButton } from './dom';

export interface Item {
  readonly label: string;
  readonly run: () => void;
  /** It is there, and does nothing now. */
  readonly disabled?: boolean;
}

export class Menu {
  readonly element: HTMLElement;
  readonly #closed: () => void;
  /** What had the focus before, and gets it back. */
  #before: HTMLElement | undefined;

  /** `closed` hears when it is closed, in whichever way. */
  constructor(label: string, closed: () => void = () => {}) {
    this.#closed = closed;
    this.element = h('div', {
      className: 'menu',
      hidden: true,
      attributes: { role: 'menu', 'aria-label': label },
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.element.contains(relatedTarget as Node | null)) this.#hide();
    });
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(items: readonly Item[]): void {
    this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const entries = items.map(({ label, run, disabled }) => {
      const onclick = () => {
        if (disabled) return;
        this.close();
        run();
      };
      // The keys go to it all the same: a reader is to know of it.
      const attributes = { role: 'menuitem', 'aria-disabled': disabled || undefined };
      return h('button', { type: 'button', tabIndex: -1, attributes, onclick }, label);
    });
    this.element.replaceChildren(...entries);
    this.element.hidden = false;
    entries[0]?.focus();
  }

  /** Closes it and gives the focus back. */
  close(): void {
    if (!this.isOpen) return;
    const before = this.#before;
    this.#hide();
    before?.focus({ preventScroll: true });
  }

  #hide(): void {
    if (!this.isOpen) return;
    this.#before = undefined;
    this.element.hidden = true;
    this.#closed();
  }

  #key(event: KeyboardEvent): void {
    const entries = [...this.element.querySelectorAll('button')];
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (to === undefined) return;
    else entries.at(to % entries.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}

/** `items` are asked for at each opening. */
export function menuButton(name: Icon, label: string, items: () => readonly Item[]): HTMLElement {
  const menu = new Menu(label, () => attribute(opener, { 'aria-expanded': false }));
  const open = () => {
    attribute(opener, { 'aria-expanded': true });
    menu.open(items());
  };
  let wasOpen = false;
  const opener = iconButton(name, label, () => (wasOpen ? menu.close() : open()), {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  });
  // A press takes the focus from the menu, which closes it before the click is heard.
  opener.addEventListener('pointerdown', () => {
    wasOpen = menu.isOpen;
  });
  opener.addEventListener('keydown', ({ key }) => {
    wasOpen = false;
    if (key === 'ArrowDown') open();
  });
  return h('div', { className: 'menu-box' }, opener, menu.element);
}
