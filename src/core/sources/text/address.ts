/** What the address of a page says. There is no URL class in the core. */

/** The parameters of an address; the first of each name counts. */
export function queryOf(url: string | undefined): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  const text = /\?([^#]*)/.exec(url ?? '')?.[1] ?? '';
  for (const pair of text.split('&')) {
    const [name, ...value] = pair.split('=');
    if (name && !query.has(name)) query.set(name, decode(value.join('=')));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A stray percent sign: then the text means itself.
    return text;
  }
}
