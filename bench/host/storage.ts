/** What Scholium keeps for the next start, which it writes when nothing has happened for a while. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than Scholium waits before it writes. Milliseconds. */
const QUIET = 8000;
const EVERY = 500;
const PATIENCE = 120_000;

/** Waits until nothing more is written below `folder`; how many bytes it holds. */
export async function settled(folder: string): Promise<number> {
  const end = Date.now() + PATIENCE;
  let size = sizeOf(folder);
  for (let since = Date.now(); Date.now() - since < QUIET && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const now = sizeOf(folder);
    if (now !== size) since = Date.now();
    size = now;
  }
  return size;
}

function sizeOf(folder: string): number {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true }))
      bytes += statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // It is not there yet, or just being written to.
  }
  return bytes;
}
