/**
 * While a reader picks, the trees stand still: VS Code gives a tree that is drawn again the keyboard back that it had
 * before, and a picker that loses the keyboard closes.
 */
let open = 0;
const waiting = new Set<() => void>();

/** Counts as picking until the promise is settled. */
export async function picking<T>(picked: Promise<T>): Promise<T> {
  open++;
  try {
    return await picked;
  } finally {
    open--;
    if (open === 0) {
      const acts = [...waiting];
      waiting.clear();
      for (const act of acts) act();
    }
  }
}

/** Does it at once, or when the reader has picked; several times the same is done once. */
export function unlessPicking(act: () => void): void {
  if (open === 0) act();
  else waiting.add(act);
}
