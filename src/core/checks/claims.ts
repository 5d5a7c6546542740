/** Which works claim a key: one has it, others have an entry in a bibliography that calls them by it. */
import type { Library } from '../library/library';
import type { Work } from '../model';

/** By a key of an entry, the works whose entries have it: one for nearly all. */
type Claims = Map<string, Work | Work[]>;

const known = new WeakMap<Library, Claims>();

/** The works of other papers that a bibliography calls by this key, besides the one that the key leads to. */
export function otherClaimants(library: Library, key: string): readonly Work[] {
  const claimants = worksOf(claimsOf(library), key);
  if (claimants.length === 0) return claimants;
  const owner = library.byCitekey(key);
  return claimants.filter((work) => work !== owner);
}

/** Made when it is first asked for, then kept up with the library. */
function claimsOf(library: Library): Claims {
  let claims = known.get(library);
  if (!claims) {
    const made: Claims = new Map();
    for (const work of library.works) add(made, work);
    library.onDidChange(({ added, removed }) => {
      for (const work of removed) remove(made, work);
      for (const work of added) add(made, work);
    });
    known.set(library, made);
    claims = made;
  }
  return claims;
}

function add(claims: Claims, work: Work): void {
  for (const key of entryKeys(work)) {
    const before = claims.get(key);
    claims.set(key, before === undefined ? work : [...worksOf(claims, key), work]);
  }
}

function remove(claims: Claims, work: Work): void {
  for (const key of entryKeys(work)) {
    const left = worksOf(claims, key).filter((each) => each !== work);
    if (left.length === 0) claims.delete(key);
    else claims.set(key, left.length === 1 ? left[0]! : left);
  }
}

function worksOf(claims: Claims, key: string): readonly Work[] {
  const works = claims.get(key);
  return works === undefined ? NONE : Array.isArray(works) ? works : [works];
}

const NONE: readonly Work[] = [];
const NO_KEYS: readonly string[] = [];

/** Most works are of one account, or of none with a key. */
function entryKeys({ records }: Work): Iterable<string> {
  if (records.length === 1) return records[0]!.citekey === undefined ? NO_KEYS : [records[0]!.citekey];
  const keys = new Set<string>();
  for (const { citekey } of records) if (citekey !== undefined) keys.add(citekey);
  return keys;
}
