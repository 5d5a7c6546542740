/** Names of journals in full and abbreviated (ISO 4): which of two forms of one journal a file has more often. */

/** The names that are the rarer form of a journal, each with the form that most entries have. */
export function journalForms(names: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  // By the first letters of their words.
  const full = new Map<string, { readonly name: string; readonly words: readonly string[] }[]>();
  const short: string[] = [];
  for (const name of counts.keys()) {
    if (/\p{L}\.(?:\s|$)/u.test(name)) short.push(name);
    else {
      const form = { name, words: wordsOf(name) };
      const start = initialsOf(form.words);
      const known = full.get(start);
      if (known) known.push(form);
      else full.set(start, [form]);
    }
  }
  const rarer = new Map<string, string>();
  for (const name of short) {
    const words = wordsOf(name);
    // One word may be short for many.
    if (words.length < 2) continue;
    const meant = (full.get(initialsOf(words)) ?? []).filter((each) => abbreviates(words, each.words));
    const only = meant[0]?.name;
    if (only === undefined || meant.length > 1) continue;
    const [a, b] = [counts.get(name)!, counts.get(only)!];
    if (a > b) rarer.set(only, name);
    else if (b > a) rarer.set(name, only);
  }
  return rarer;
}

/** One of them is short for the other. */
export function isOneJournal(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return abbreviates(one, other) || abbreviates(other, one);
}

const SMALL = /^(?:of|the|and|for|in|on|de|des|der|die|und|für|la|le|et|&|a|an|to)$/i;

function wordsOf(name: string): string[] {
  return name.split(/[\s:,]+/).filter((word) => word !== '' && !SMALL.test(word));
}

/** What a name and its short form have in common. */
function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1).toLowerCase()).join('');
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
