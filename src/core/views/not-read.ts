/** The Not read view: files that look like dumps but are not in the library, and why. */
import type { NotRead } from '../model';
import { placeInLine } from '../place';
import { fileName } from './describe';
import type { Node } from './node';

export function notReadOutline(notRead: readonly NotRead[]): Node[] {
  return notRead.map(({ file, reason }) => ({
    id: `not-read:${file}`,
    label: fileName(file),
    description: reason,
    tooltip: `${fileName(file)}\n${reason}`,
    spoken: `${fileName(file)}, not read: ${reason}`,
    icon: 'circle-slash',
    kind: 'notRead',
    target: placeInLine(file, 0, 0, 0),
  }));
}
