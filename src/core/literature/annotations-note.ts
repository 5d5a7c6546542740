/**
 * A note of annotations brought up to date: each section's region as a region of a literature note is, with the
 * reader's own words kept. Sections that are new come to the end.
 */
import { type NoteOptions, type NoteSection, noteSection, regionOf } from '../annotations/markdown';
import { type PartId, partsOf } from './parts';
import { type Refreshed, refreshNote } from './refresh';
import type { Writings } from './wrote';

/** `writings` is what we wrote in this note; a section of which something was written and that is gone stays gone. */
export function refreshAnnotationsNote(
  text: string,
  sections: readonly NoteSection[],
  options: NoteOptions,
  writings: Writings,
): Refreshed {
  const { spans } = partsOf(text);
  const byPart = new Map(sections.map((section) => [partOf(section.key), section]));
  const known = [...spans.keys()].filter((part) => part.startsWith('region annotations-'));
  // Of a paper whose last annotation went there is nothing to say, and that is said.
  const gone = known.filter((part) => !byPart.has(part)).map((part) => emptyRegion(part));
  const rendered = [...sections.map((section) => noteSection(section, options)), ...gone].join('\n');
  const refreshed = refreshNote(text, rendered, new Set(known), writings);
  const fresh = [...byPart].filter(([part]) => !spans.has(part) && !writings.has(part));
  if (fresh.length === 0) return refreshed;
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const gap = text === '' || /\n\r?\n$/.test(text) ? '' : /\n$/.test(text) ? '\n' : '\n\n';
  const added = gap + fresh.map(([, section]) => noteSection(section, options)).join('\n');
  const end = { start: text.length, end: text.length };
  return {
    ...refreshed,
    edits: [...refreshed.edits, { span: end, newText: added.replaceAll('\n', eol) }],
    refreshed: [...refreshed.refreshed, ...fresh.map(([part]) => part)],
    written: new Map([...refreshed.written, ...writtenBy(fresh, options)]),
  };
}

/** What a new note of these sections has of ours. */
export function writtenInAnnotationsNote(
  sections: readonly NoteSection[],
  options: NoteOptions,
): ReadonlyMap<PartId, string> {
  return writtenBy(
    sections.map((section) => [partOf(section.key), section] as const),
    options,
  );
}

function writtenBy(
  sections: readonly (readonly [PartId, NoteSection])[],
  options: NoteOptions,
): Map<PartId, string> {
  return new Map(
    sections.map(([part, section]) => {
      const text = noteSection(section, options);
      const span = partsOf(text).spans.get(part);
      return [part, span ? text.slice(span.start, span.end) : ''];
    }),
  );
}

function partOf(key: string): PartId {
  return `region ${regionOf(key)}`;
}

function emptyRegion(part: PartId): string {
  const key = part.slice('region annotations-'.length);
  return noteSection({ key, heading: key, threads: [] }, { linkTo: (source) => source });
}
