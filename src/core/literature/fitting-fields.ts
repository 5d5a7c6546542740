/** Which edits of fields a front matter takes: anchors, indentation and the lines of lists reach beyond one field. */
import { frontMatterEnd } from '../notes/front-matter';
import type { TextEdit } from '../notes/request';
import { applyEdits } from '../rewrite/rewriting';
import { fieldValue, fieldValues } from './front-matter';
import { type PartId, partName } from './parts';

/** Fields that must stay as they are, for else the front matter would be broken, or say something else of other fields. */
export function unfitFields(text: string, edits: ReadonlyMap<PartId, TextEdit>): PartId[] {
  const fields = [...edits].filter(([part]) => part.startsWith('field '));
  if (fields.length === 0) return [];
  const head = text.slice(0, frontMatterEnd(text));
  const before = fieldValues(head);
  const fit: typeof fields = [];
  const fits = (more: typeof fields) =>
    before !== undefined && isSaid(head, before, new Map([...fit, ...more]));
  if (fits(fields)) return [];
  return fields.flatMap((field) => {
    if (!fits([field])) return [field[0]];
    fit.push(field);
    return [];
  });
}

/** Whether the fields say after the edits what these say, and all others what they said. */
function isSaid(
  head: string,
  before: ReadonlyMap<string, string>,
  edits: ReadonlyMap<PartId, TextEdit>,
): boolean {
  const wanted = new Map<string, string | undefined>(before);
  for (const [part, { newText }] of edits) wanted.set(partName(part), fieldValue(newText));
  const after = fieldValues(applyEdits(head, [...edits.values()]));
  return after?.size === wanted.size && [...wanted].every(([name, value]) => after.get(name) === value);
}
