/** What the JSON of bibliographies has in common: values that know where they stand, and a file that breaks off. */
import type { Problem } from '../../model';
import type { Place } from '../../place';
import { elements, type JsonNode, type JsonText, member, numberOf, textOf } from '../text/json';
import type { Lines } from '../text/lines';
import type { CslNode } from './csl-item';

export class JsonItem implements CslNode {
  readonly #json: JsonText;
  readonly #node: JsonNode;

  constructor(json: JsonText, node: JsonNode) {
    this.#json = json;
    this.#node = node;
  }

  get place() {
    return this.#json.place(this.#node);
  }

  get words() {
    return textOf(this.#node) ?? numberOf(this.#node)?.toString();
  }

  get printed() {
    return this.#json.printed(this.#node);
  }

  get items() {
    return elements(this.#node).map((node) => new JsonItem(this.#json, node));
  }

  get(name: string) {
    const found = this.#node.type === 'object' ? member(this.#node, name) : undefined;
    return found && found.type !== 'null' ? new JsonItem(this.#json, found) : undefined;
  }
}

/** Told of a file whose last entry is not whole. */
export function cutProblem(lines: Lines, code: string): Problem | undefined {
  const last = lines.printed(lines.lastFilled);
  if (/[\]}]$/.test(last.text)) return undefined;
  const message =
    'The file breaks off here: the end of its last entry is missing. Export it again to have the rest.';
  return { place: last.place, severity: 'warning', code, message };
}

/** A cut item reaches to the end of the file; the problem of the cut tells of it. */
export function isCut(lines: Lines, place: Place): boolean {
  const end = lines.printed(lines.lastFilled);
  return !/[\]}]$/.test(end.text) && place.endLine >= end.place.line;
}
