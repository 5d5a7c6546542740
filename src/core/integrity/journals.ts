/** Names of journals in full and abbreviated (ISO 4): which of two forms of one journal a file has more often. */

/** The names that are the rarer form of a journal, each with the form that most entries have. */
export function journalForms(names: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const full = new Map<string, string[]>();
  const short: string[] = [];
  for (const name of counts.keys()) {
    if (/\p{L}\.(?:\s|$)/u.test(name)) short.push(name);
    else {
      const start = name.slice(0, 1).toLowerCase();
      full.set(start, [...(full.get(start) ?? []), name]);
    }
  }
  const rarer = new Map<string, string>();
  for (const name of short) {
    const words = wordsOf(name);
    // One word may be short for many.
    if (words.length < 2) continue;
    const meant = (full.get(name.slice(0, 1).toLowerCase()) ?? []).filter((each) =>
      abbreviates(words, wordsOf(each)),
    );
    const [only] = meant;
    if (only === undefined || meant.length > 1) continue;
    const [a, b] = [counts.get(name)!, counts.get(only)!];
    if (a > b) rarer.set(only, name);
    else if (b > a) rarer.set(name, only);
  }
  return rarer;
}

const SMALL = /^(?:of|the|and|for|in|on|de|des|der|die|und|für|la|le|et|&|a|an|to)$/i;

function wordsOf(name: string): string[] {
  return name.split(/[\s:,]+/).filter((word) => word !== '' && !SMALL.test(word));
}

/** Word by word the beginning of the other, and at least one of them shorter. */
function abbreviates(short: readonly string[], full: readonly string[]): boolean {
  if (short.length !== full.length) return false;
  return short.every((word, at) => {
    const bare = word.replace(/\.$/, '').toLowerCase();
    const whole = full[at]!.toLowerCase();
    if (!word.endsWith('.')) return bare === whole;
    return bare.length > 0 && bare.length < whole.length && whole.startsWith(bare);
  });
}
