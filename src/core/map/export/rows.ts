/** Writes many rows in steps: a map of all papers may have a million lines. */

/** Rows written in one step. */
const STEP = 500;

export function* written<T>(
  items: readonly T[],
  line: (item: T) => string,
  between = '',
): Generator<void, string> {
  const pieces: string[] = [];
  for (let at = 0; at < items.length; at += STEP) {
    pieces.push(
      items
        .slice(at, at + STEP)
        .map(line)
        .join(between),
    );
    yield;
  }
  return pieces.join(between);
}

/** The ids of papers stand in line after line: each is escaped once. */
export function once(escaped: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = escaped(text);
      known.set(text, answer);
    }
    return answer;
  };
}
