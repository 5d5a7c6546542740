/** Whether what is near a paper is what it was, to be shown as it is. */
import type { Reason, Related } from './related';

/** The same papers for the same reasons, in the same order. A work that says something else than before is another one. */
export function isSameRelated(a: readonly Related[] | undefined, b: readonly Related[] | undefined): boolean {
  return isSameEach(
    a,
    b,
    (one, other) => one.work === other.work && isSameEach(one.reasons, other.reasons, isSameReason),
  );
}

function isSameReason(a: Reason, b: Reason): boolean {
  return a.kind === b.kind && isSameEach(restsOn(a), restsOn(b), (one, other) => one === other);
}

/** Papers, words or names. */
function restsOn(reason: Reason): readonly unknown[] {
  return Object.values(reason).find((value): value is readonly unknown[] => Array.isArray(value)) ?? [];
}

function isSameEach<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  isSameOne: (one: T, other: T) => boolean,
): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((one, i) => isSameOne(one, b[i]!));
}
