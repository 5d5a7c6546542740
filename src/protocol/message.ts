/** How messages between the extension and its webviews are checked: neither side trusts the other's words. */
import * as v from 'valibot';

/** The message if it is one of those that the schema describes, else why it is none (for the log). */
export function readMessage<Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): { readonly message: v.InferOutput<Schema> } | { readonly fault: string } {
  const { success, output, issues } = v.safeParse(schema, message, { abortEarly: true });
  if (success) return { message: output };
  const [{ message: fault, path = [] }] = issues;
  return { fault: `${path.map(({ key }) => String(key)).join('.') || 'message'}: ${fault}` };
}

/** A list that nobody writes into. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
/** A whole number from 0. */
export const index = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A number, neither infinite nor NaN. */
export const finite = v.pipe(v.number(), v.finite());
/** The id of a work: what it leads to is looked up in the library, never believed. */
export const workId = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
