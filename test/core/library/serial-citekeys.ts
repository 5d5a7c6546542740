/** The citekeys of a library assigned all anew, work after work: slow, obvious, and what `CitekeyTable` must equal. */
import {
  accountKeys,
  bibliographyKeys,
  type Keys,
  madeKey,
  suffix,
} from '../../../src/core/library/citekeys';
import { matchPins } from '../../../src/core/library/match-pins';
import type { MergedWork } from '../../../src/core/library/merge';
import type { Pin } from '../../../src/core/library/pins';
import { compareText } from '../../../src/core/library/record-keys';

export function serialCitekeys(works: readonly MergedWork[], pins: readonly Pin[]): Map<MergedWork, Keys> {
  const keys = new Map<MergedWork, { citekey: string; aliases: string[] }>();
  const ordered = [...works].sort((a, b) => compareText(a.id, b.id));
  const pinned = matchPins(ordered, pins);
  const taken = new Set(
    pins.flatMap(({ citekey, formerly = [] }) => [citekey, ...formerly].map((key) => key.toLowerCase())),
  );
  const given = new Set<string>();
  const give = (work: MergedWork, citekey: string) => {
    const others = new Set([...(pinned.get(work)?.aliases ?? []), ...bibliographyKeys(work)]);
    others.delete(citekey);
    keys.set(work, { citekey, aliases: [...others] });
    taken.add(citekey.toLowerCase());
    given.add(citekey);
  };
  for (const work of ordered) {
    const own = pinned.get(work)?.pin.citekey;
    if (own !== undefined && !given.has(own)) give(work, own);
  }
  for (const work of ordered) {
    const own = bibliographyKeys(work).find((key) => !taken.has(key.toLowerCase()));
    if (own !== undefined && !keys.has(work)) give(work, own);
  }
  for (const work of ordered) {
    const nth = (n: number) => madeKey(work) + suffix(n, work.id);
    let n = 0;
    if (keys.has(work)) continue;
    while (taken.has(nth(n).toLowerCase())) n++;
    give(work, nth(n));
  }
  const claims = new Map(ordered.map((work) => [work, accountKeys(work, madeKey(work))]));
  for (const work of ordered) {
    for (const key of claims.get(work)!) {
      const claimants = ordered.filter((other) => claims.get(other)!.includes(key));
      const { aliases } = keys.get(work)!;
      if (!taken.has(key.toLowerCase()) && claimants.length === 1 && !aliases.includes(key))
        aliases.push(key);
    }
  }
  return keys;
}
