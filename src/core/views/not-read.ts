/** The Not Read view: files that look like dumps but are not in the library, and why. */
import type { NotRead } from '../model';
import { placeInLine } from '../place';
import { fileName } from './describe';
import type { Node } from './node';
import { pageNodes } from './pages';

export function notReadOutline(notRead: readonly NotRead[]): Node[] {
  return pageNodes({
    id: 'not-read',
    items: notRead,
    row: notReadNode,
    nameOf: (first, last) => ({ from: fileName(first.file), to: fileName(last.file) }),
    one: 'file',
  });
}

function notReadNode({ file, reason }: NotRead): Node {
  return {
    id: `not-read:${file}`,
    label: fileName(file),
    description: reason,
    tooltip: `${fileName(file)}\n${reason}`,
    spoken: `${fileName(file)}, not read: ${reason}`,
    icon: 'circle-slash',
    kind: 'notRead',
    target: placeInLine(file, 0, 0, 0),
  };
}
