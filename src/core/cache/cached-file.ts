/** What was taken of a file, and what the file looked like then: by that we know whether it is still so. */
import { digestOf } from '../digest';
import type { FileRole, Intake } from '../intake';
import type { FileId } from '../place';

/** What a file system says of a file without reading it. */
export interface FileState {
  /** When its content was last changed, in milliseconds since 1970 by the file system's clock; 0 where it knows none. */
  readonly mtime: number;
  /** In bytes. */
  readonly size: number;
}

export interface CachedFile extends FileState {
  readonly file: FileId;
  /** What the file was to the library: by other globs it would have been read as something else. */
  readonly role: FileRole;
  /** When reading it began, in milliseconds since 1970 by the host's clock. */
  readonly readAt: number;
  /** As `takeIn` gave it. */
  readonly intake: Intake;
}

/**
 * File systems count time in steps, FAT in two seconds: a file changed, read and changed again within one step
 * looks as it did when it was read. Milliseconds.
 */
const COARSEST_CLOCK = 2000;

/**
 * Whether the file, of which the file system says this now, surely would be read as it was. Where not, its content
 * decides, see `hasContent`.
 *
 * The rule is git's (https://git-scm.com/docs/racy-git): the same time and size, unless the file had been changed
 * so shortly before it was read that a change after that could have left both as they are. Git compares with the
 * time at which its index was written; we keep the time of each reading, for a chunk is written long after.
 */
export function isUnchanged(cached: CachedFile, role: FileRole, now: FileState): boolean {
  const wouldShowChange = now.mtime > 0 && cached.readAt - now.mtime >= COARSEST_CLOCK;
  const looksAlike = cached.mtime === now.mtime && cached.size === now.size;
  return wouldShowChange && looksAlike && sameRole(cached.role, role);
}

/** Whether a file of these bytes would be read as it was: then its intake stands, and need not be made again. */
export function hasContent(cached: CachedFile, role: FileRole, bytes: Uint8Array): boolean {
  const { digest } = cached.intake.parsed;
  return digest !== undefined && sameRole(cached.role, role) && digest === digestOf(bytes);
}

function sameRole(a: FileRole, b: FileRole): boolean {
  return a.dump === b.dump && a.note === b.note;
}
