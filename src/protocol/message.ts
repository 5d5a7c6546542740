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
/** More papers than any library of ours has been tried with. */
const MOST = 1_000_000;
/** The length is looked at before the items are. */
const short = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value) || value.length <= MOST, 'It is too long.'),
);
/** Ids of so many works at most. */
export const workIds = v.pipe(short, v.array(workId), v.readonly());
/** A number for each of so many works at most. */
export const places = v.pipe(short, v.array(finite), v.readonly());
/** What a reader typed, or where a file is. */
export const shortText = v.pipe(v.string(), v.maxLength(10_000));
