/** How each style prints one work, made one after the other while the reader looks at the list. */
import type { CslItem } from '../../core/bibliography/csl';
import { exampleOf } from '../../core/csl/styles/style-rows';
import type { NoteStyles, StyleOfNote } from './note-styles';

export interface Example {
  readonly key: string;
  readonly item: CslItem;
}

export class StyleExamples {
  readonly #styles: NoteStyles;
  readonly #example: Example;
  readonly #made = new Map<string, string>();
  #isStopped = false;
  #isMaking = false;

  constructor(styles: NoteStyles, example: Example) {
    this.#styles = styles;
    this.#example = example;
  }

  of(value: string): string | undefined {
    return this.#made.get(value);
  }

  /** Of those that `next` gives, one after the other until it gives none; tells of each that is made. */
  async make(next: () => StyleOfNote | undefined, made: () => void): Promise<void> {
    if (this.#isMaking) return;
    this.#isMaking = true;
    for (let style = next(); style && !this.#isStopped; style = next()) {
      this.#made.set(style.value, await this.#print(style));
      if (this.#isStopped) return;
      made();
      // The list answers to keys between two styles.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    this.#isMaking = false;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #print(style: StyleOfNote): Promise<string> {
    const { key, item } = this.#example;
    const found = this.#styles.loaded(style) ?? (await this.#styles.loader.load(style).promise);
    if ('fault' in found) return exampleOf(found);
    try {
      const items = [{ key, suppressAuthor: false, inText: false }];
      const itemOf = (wanted: string) => (wanted === key ? item : undefined);
      return exampleOf(
        found.processor.format({ citations: [{ items }], uncited: [], itemOf, format: 'text' }),
      );
    } catch (error) {
      return exampleOf({ fault: error instanceof Error ? error.message : String(error) });
    }
  }
}
