// A folder in memory, and savers of which a test says who makes the next step and who dies.
import type { Answer, ListedFile, Step, Steps } from '../../../src/core/jsonl/save';

interface File {
  readonly text: string;
  readonly modified: number;
}

/**
 * Writing is two things to a disk: half of the text may be there when the power goes. So is renaming over a file, which
 * many a file system deletes first.
 */
type Act =
  | Exclude<Step, { do: 'write' | 'rename' }>
  | (Extract<Step, { do: 'write' | 'rename' }> & { readonly half: boolean });

export class Folder {
  readonly files = new Map<string, File>();
  clock = 0;

  text(name: string): string | undefined {
    return this.files.get(name)?.text;
  }

  put(name: string, text: string): void {
    this.files.set(name, { text, modified: this.clock });
  }

  act(step: Act): Answer {
    switch (step.do) {
      case 'list':
        return this.#list(step.prefix);
      case 'read':
        return this.text(step.name);
      case 'write':
        this.put(step.name, step.half ? step.text.slice(0, step.text.length / 2) : step.text);
        return undefined;
      case 'rename': {
        // As VS Code does it: what has the new name is deleted, whatever becomes of the other.
        if (step.half) {
          this.files.delete(step.to);
          return undefined;
        }
        const file = this.files.get(step.name);
        if (!file) return undefined;
        this.files.delete(step.name);
        this.files.set(step.to, file);
        return undefined;
      }
      case 'delete':
        this.files.delete(step.name);
        return undefined;
    }
  }

  #list(prefix: string): ListedFile[] {
    return [...this.files]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, { modified }]) => ({ name, modified }));
  }
}

/** A save that goes on by one step when told to. */
export class Saver {
  readonly #folder: Folder;
  readonly #steps: Steps<unknown>;
  #next: IteratorResult<Step, unknown>;
  #isHalf = false;

  constructor(folder: Folder, steps: Steps<unknown>) {
    this.#folder = folder;
    this.#steps = steps;
    this.#next = steps.next();
  }

  get isDone(): boolean {
    return this.#next.done === true;
  }

  go(): void {
    if (this.#next.done) throw new Error('It is done.');
    const step = this.#next.value;
    const { files } = this.#folder;
    // Whether there is anything to rename is asked before.
    const isTwo = step.do === 'write' || (step.do === 'rename' && files.has(step.to) && files.has(step.name));
    if (isTwo && !this.#isHalf) {
      this.#isHalf = true;
      this.#folder.act({ ...step, half: true });
      return;
    }
    this.#isHalf = false;
    const answer = this.#folder.act(
      step.do === 'write' || step.do === 'rename' ? { ...step, half: false } : step,
    );
    this.#next = this.#steps.next(answer);
  }

  finish(): void {
    while (!this.isDone) this.go();
  }
}
