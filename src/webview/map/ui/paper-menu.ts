/** What can be done with a paper of the map, as a menu has it. */
import { counted } from './dom';
import type { Item } from './menu';
import type { Actions, View } from './view';

/** Of the paper that is selected, or of all that are. */
export function itemsOf(node: number, view: View, actions: Actions): Item[] {
  const { selected } = view;
  const all = selected.every((each) => actions.isPinned(each));
  if (selected.length > 1)
    return [
      { label: `Cite ${counted(selected.length, 'Paper')}`, run: () => actions.cite(selected) },
      { label: all ? 'Unpin' : 'Pin', run: () => actions.togglePins(selected) },
      { label: 'Clear Selection', run: () => view.select([]) },
    ];
  return [
    { label: 'Open Page', run: () => actions.open(node, 'page') },
    { label: 'Open Line', run: () => actions.open(node, 'line') },
    { label: 'Show in Papers', run: () => actions.open(node, 'row') },
    { label: 'Cite', run: () => actions.cite([node]) },
    { label: 'Expand', run: () => actions.expand(node) },
    { label: all ? 'Unpin' : 'Pin', run: () => actions.togglePins([node]) },
    { label: 'Map Around It', run: () => actions.mapOf(node, 'papers') },
    { label: 'Map of Similar Papers', run: () => actions.mapOf(node, 'similar') },
  ];
}
