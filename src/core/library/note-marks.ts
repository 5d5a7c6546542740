/** What the reader says of a paper, written into the literature notes on it. */
import { frontMatterEnd } from '../notes/front-matter';
import { type FieldValue, fieldEdits } from '../notes/front-matter-fields';
import { paperNoteOf } from '../notes/paper-note';
import type { TextEdit } from '../notes/request';
import type { MarksChange } from './marks';

/** The names of the fields under which notes may keep each, ours first. */
const NAMES = { status: ['status'], importance: ['importance', 'rating'], tags: ['tags', 'tag'] } as const;

/**
 * The edits with which a note says what is changed; none where it says so already. The first note on the paper says
 * what is set, for it is heard; from the others goes what is taken away. Undefined where the front matter cannot be
 * written.
 */
export function noteMarkEdits(text: string, change: MarksChange, isFirst: boolean): TextEdit[] | undefined {
  // By any name: what it says counts, not what it is on.
  const own = paperNoteOf('@any', text);
  const fields: Record<string, FieldValue> = {};
  for (const part of ['status', 'importance', 'tags'] as const) {
    if (change[part] === undefined) continue;
    for (const name of NAMES[part]) if (hasField(text, name)) fields[name] = undefined;
    const value = valueFor(part, change, own?.[part], isFirst);
    if (value === undefined) continue;
    const known = NAMES[part].find((name) => name in fields) ?? NAMES[part][0];
    fields[known] = value;
  }
  return fieldEdits(text, fields);
}

function valueFor(
  part: keyof typeof NAMES,
  change: MarksChange,
  own: string | number | readonly string[] | undefined,
  isFirst: boolean,
): FieldValue {
  const value = change[part] ?? undefined;
  if (part !== 'tags') return isFirst || value === undefined ? value : own;
  const wanted = change.tags ?? [];
  const tags = isFirst
    ? wanted
    : wanted.filter((tag) => (own as readonly string[] | undefined)?.includes(tag));
  return tags.length === 0 ? undefined : tags;
}

function hasField(text: string, name: string): boolean {
  return new RegExp(`^${name}[ \\t]*:`, 'im').test(text.slice(0, frontMatterEnd(text)));
}
