/** Parts of a note of which no page says anything: what stands there by then is not to give way to "nothing is known". */
import type { Work } from '../model';
import type { List } from '../template';
import { fillWith, type NoteTemplate, type NoteValues } from './fill';
import { ownedParts, type PartId, partsOf, plainText } from './parts';
import { NOTE_NAMES, type NoteSurroundings, type Refer } from './values';

type Name = (typeof NOTE_NAMES)[number];

/** Known of every paper, whatever its pages give. */
const ALWAYS: ReadonlySet<Name> = new Set(['citekey', 'cite']);

/**
 * The parts of the template that are written as they are for a paper of which nothing is known but its key, and would
 * be written otherwise if anything were. What fills a part is the template's own affair ("No page gives the abstract."),
 * so it is told by filling it three times, not by its words.
 */
export function unsaidParts(template: NoteTemplate, work: Work, surroundings: NoteSurroundings): Set<PartId> {
  const parts = (change: (values: NoteValues, refer: Refer) => NoteValues) => {
    const text = fillWith(template, work, surroundings, change);
    const { spans } = partsOf(text);
    return (part: PartId) => {
      const span = spans.get(part);
      return span ? plainText(text, span).trimEnd() : '';
    };
  };
  const now = parts((values) => values);
  const silent = parts((values) => mapped(values, (value) => (isList(value) ? noneOf(value) : undefined)));
  const full = parts((values, refer) => {
    const any = refer({ plain: 'x', markdown: 'x' });
    return mapped(values, (value) => (isList(value) ? oneOf(value, any) : any));
  });
  const unsaid = [...ownedParts(template.text)].filter(
    (part) => now(part) === silent(part) && silent(part) !== full(part),
  );
  return new Set(unsaid);
}

function mapped(values: NoteValues, change: (value: NoteValues[Name]) => NoteValues[Name]): NoteValues {
  const entries = NOTE_NAMES.map((name) => [name, ALWAYS.has(name) ? values[name] : change(values[name])]);
  return Object.fromEntries(entries) as NoteValues;
}

function isList(value: NoteValues[Name]): value is List {
  return typeof value === 'object';
}

function noneOf({ names }: List): List {
  return { names, items: [], text: '' };
}

function oneOf({ names }: List, value: string): List {
  return { names, items: [Object.fromEntries(names.map((name) => [name, value]))], text: value };
}
