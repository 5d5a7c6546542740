/** What ends a call without its work done. */

/** A mistake in the call: exit code 2. */
export class UsageError extends Error {}

/** Input that cannot be read: exit code 1. */
export class InputError extends Error {}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
