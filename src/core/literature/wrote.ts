/**
 * What we wrote in literature notes, as `.scholium/literature-notes.jsonl` keeps it, a line for each part of a note:
 * only beside it can be told what the reader changed. Several texts of a part are kept, for a refresh may be undone.
 */
import type { LineKind } from '../jsonl';
import type { Work } from '../model';
import type { PartId } from './parts';

export interface Wrote {
  readonly citekey: string;
  readonly part: PartId;
  /** The last one is the newest; empty where there was nothing to be written. */
  readonly texts: readonly string[];
}

/** By part. */
export type Writings = ReadonlyMap<PartId, readonly string[]>;

/** Refreshes that can be undone in a row, and one before them. */
const MOST_TEXTS = 4;

function readWrote(value: object): Wrote | undefined {
  const { citekey, part, texts } = value as Partial<Wrote>;
  const isSound =
    typeof citekey === 'string' &&
    typeof part === 'string' &&
    /^(?:field|region) ./.test(part) &&
    Array.isArray(texts) &&
    texts.every((text) => typeof text === 'string');
  return isSound ? (value as Wrote) : undefined;
}

const idOf = ({ citekey, part }: Wrote) => `${citekey} ${part}`;

export const LITERATURE_NOTES: LineKind<Wrote> = {
  name: 'literature-notes',
  version: 1,
  read: readWrote,
  compare: (a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0),
  notAnEntry:
    'This line is no text of a literature note and was left alone. A line is {"citekey": "…", "part": "region abstract", "texts": ["…"]}.',
  identity: {
    id: idOf,
    merge: (ours, theirs) =>
      ours.texts.every((text) => theirs.texts.includes(text))
        ? [theirs]
        : [{ ...ours, texts: together(theirs.texts, ours.texts) }],
    write: (entry) => entry,
  },
};

/** The keys a work has and had. */
type Keys = Pick<Work, 'citekey' | 'aliases'>;

/** What was written of a work now. */
export interface Writing {
  readonly work: Keys;
  readonly written: ReadonlyMap<PartId, string>;
}

/** Entries by their keys: a refresh asks for every note of a library. */
export class WroteByKey {
  readonly #entries = new Map<string, Wrote[]>();

  constructor(entries: readonly Wrote[]) {
    for (const entry of entries) {
      const others = this.#entries.get(entry.citekey);
      if (others) others.push(entry);
      else this.#entries.set(entry.citekey, [entry]);
    }
  }

  /** What we wrote in the notes on a work, under the key it has or had; a key it had is read as the one it has. */
  of({ citekey, aliases }: Keys): Writings {
    const writings = new Map<PartId, readonly string[]>();
    for (const key of [...aliases, citekey]) {
      for (const { part, texts } of this.#entries.get(key) ?? []) {
        const own = key === citekey ? texts : texts.map((text) => withKey(text, key, citekey));
        writings.set(part, together(writings.get(part) ?? [], own));
      }
    }
    return writings;
  }
}

/** The entries with what was written now. */
export function addWritings(entries: readonly Wrote[], writings: readonly Writing[]): readonly Wrote[] {
  const before = new WroteByKey(entries);
  const replaced = new Set<string>();
  /** By citekey: several notes may be on one paper. */
  const own = new Map<string, Map<PartId, readonly string[]>>();
  for (const { work, written } of writings) {
    for (const key of [work.citekey, ...work.aliases]) replaced.add(key);
    const parts = own.get(work.citekey) ?? new Map(before.of(work));
    own.set(work.citekey, parts);
    for (const [part, text] of written) parts.set(part, together(parts.get(part) ?? [], [text]));
  }
  return [
    ...entries.filter(({ citekey }) => !replaced.has(citekey)),
    ...[...own].flatMap(([citekey, parts]) =>
      Array.from(parts, ([part, texts]) => ({ citekey, part, texts })),
    ),
  ];
}

function together(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...before.filter((text) => !now.includes(text)), ...now].slice(-MOST_TEXTS);
}

/** The text as a renaming of the key left it. */
function withKey(text: string, from: string, to: string): string {
  const key = from.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${key}(?![\\p{L}\\p{N}_])`, 'gu'), () => to);
}
