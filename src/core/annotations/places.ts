/** Where an annotation that comes from elsewhere belongs: its file here, and its paper. */
import type { PassageTarget } from '../model';
import { isAddress, papersAt } from './iri';

/** A paper, and a file that tells of it. */
export interface PaperPlace<File> {
  readonly names: readonly string[];
  readonly file: File;
}

/** What the folders have. */
export interface KnownPlaces<File> {
  /** The file at a path below a folder. */
  readonly atPath: (path: string) => File | undefined;
  /** All files of this name. */
  readonly named: (name: string) => readonly File[];
  /** The page that was saved from this address. */
  readonly atAddress: (address: string) => PaperPlace<File> | undefined;
  readonly ofPaper: (names: readonly string[]) => PaperPlace<File> | undefined;
}

export interface PlacedTarget<File> {
  readonly file: File;
  readonly paper: readonly string[];
}

/** By path, by address, by paper, by the name of the file, the first that leads to one; undefined where none does. */
export function placeOfTarget<File>(
  { source, paper }: Pick<PassageTarget, 'source' | 'paper'>,
  known: KnownPlaces<File>,
): PlacedTarget<File> | undefined {
  const at = isAddress(source) ? undefined : known.atPath(source);
  if (at !== undefined) return { file: at, paper };
  const names = [...new Set([...paper, ...(isAddress(source) ? papersAt(source) : [])])];
  const found = (isAddress(source) ? known.atAddress(source) : undefined) ?? known.ofPaper(names);
  if (found) return { file: found.file, paper: found.names };
  const [only, ...others] = known.named(nameIn(source));
  return only !== undefined && others.length === 0 ? { file: only, paper } : undefined;
}

/** Addresses lead to one page whatever their scheme, `www.`, fragment and last slash. */
export function plainAddress(address: string): string {
  return address
    .trim()
    .replace(/#.*$/s, '')
    .replace(/^[a-z][a-z\d+.-]*:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
    .replace(/^[^/]+/, (host) => host.toLowerCase());
}

/** The last part of a path or of the address of a file. */
function nameIn(source: string): string {
  const path = source.replace(/[?#].*$/s, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
