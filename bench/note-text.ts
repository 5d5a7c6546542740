/** Notes as readers write them: prose with citations, lists, tables, code, formulas, links; 2 to 20 KB each. */
import { wrapped } from './dumps/facts';
import type { Paper } from './papers';
import { Random } from './random';

export interface Note {
  readonly name: string;
  readonly text: string;
}

/** Where those break their lines who do. */
const COLUMNS = 90;

/** `keys` are the citekeys that they cite. */
export function* notesOf(
  papers: readonly Paper[],
  keys: readonly string[],
  count: number,
  seed: number,
): Generator<Note> {
  const writer = new Writer(papers, keys, seed);
  const wrapping = new Writer(papers, keys, seed + 1, COLUMNS);
  for (let at = 0; at < count; at++) {
    // Most notes are short: the square of an even draw.
    const share = writer.random.below(1000) / 1000;
    yield {
      name: `notes/${at}.md`,
      text: (at % 2 === 0 ? writer : wrapping).note(2000 + 18_000 * share * share),
    };
  }
}

/** One note of so many lines. */
export function longNote(
  papers: readonly Paper[],
  keys: readonly string[],
  lines: number,
  seed: number,
): string {
  const writer = new Writer(papers, keys, seed, COLUMNS);
  const parts: string[] = [];
  let written = 0;
  while (written < lines) {
    const part = writer.part();
    parts.push(part);
    written += part.split('\n').length + 1;
  }
  return parts.join('\n\n').split('\n').slice(0, lines).join('\n');
}

class Writer {
  readonly random: Random;
  readonly #papers: readonly Paper[];
  readonly #keys: readonly string[];

  /** Letters of a line; without, a paragraph is one line. */
  readonly #columns: number | undefined;

  constructor(papers: readonly Paper[], keys: readonly string[], seed: number, columns?: number) {
    this.#columns = columns;
    this.random = new Random(seed);
    this.#papers = papers;
    this.#keys = keys;
  }

  /** Of about so many letters. */
  note(letters: number): string {
    const parts = [
      `---\ntitle: Notes on ${this.#words(4)}\ntags: [reading, draft]\n---`,
      `# ${this.#words(5)}`,
    ];
    let length = 0;
    while (length < letters) {
      const part = this.part();
      parts.push(part);
      length += part.length + 2;
    }
    return `${parts.join('\n\n')}\n`;
  }

  /** A block: prose twice as often as all else together. */
  part(): string {
    const { random } = this;
    switch (random.below(18)) {
      case 0:
        return `## ${this.#words(4)}`;
      case 1:
        return Array.from({ length: 4 }, () => `- ${this.#sentence()} ${this.#citation()}`).join('\n');
      case 2:
        return `> ${this.#sentence()} ${this.#citation()}`;
      case 3:
        return `\`\`\`python\n@cache\ndef run(seed):\n    # not a citation: [@${this.#key()}]\n    return ${random.below(1000)} @ seed\n\`\`\``;
      case 4:
        return `$$\n\\mathcal{L} = \\sum_{i=1}^{n} \\log p(x_i \\mid \\theta_{${random.below(90)}})\n$$`;
      case 5:
        return `| method | score |\n|---|---|\n| ${this.#words(2)} | ${random.below(100)} |\n| ${this.#words(2)} ${this.#citation()} | ${random.below(100)} |`;
    }
    const text = Array.from({ length: 3 + random.below(4) }, () => this.#said()).join(' ');
    return this.#columns === undefined ? text : wrapped(text, this.#columns);
  }

  #said(): string {
    switch (this.random.below(8)) {
      case 0:
        return `@${this.#key()} show that ${this.#sentence()}`;
      case 1:
      case 2:
        return `${this.#sentence()} ${this.#citation()}`;
      case 3:
        return `See [${this.#words(2)}](https://example.org/${this.random.below(1e5)}) or write to someone@example.org.`;
      case 4:
        return `${this.#sentence()} It is \`x = ${this.random.below(100)}\` where $n < ${this.random.below(100)}$.`;
      default:
        return this.#sentence();
    }
  }

  #citation(): string {
    switch (this.random.below(4)) {
      case 0:
        return `[@${this.#key()}; @${this.#key()}, p. ${1 + this.random.below(400)}].`;
      case 1:
        return `[see @${this.#key()}, chap. 2].`;
      default:
        return `[@${this.#key()}].`;
    }
  }

  #key(): string {
    return this.random.pick(this.#keys);
  }

  #sentence(): string {
    return this.random.pick(this.random.pick(this.#papers).abstract.split(/(?<=\.) /));
  }

  #words(count: number): string {
    return this.random.pick(this.#papers).title.split(' ').slice(0, count).join(' ');
  }
}
