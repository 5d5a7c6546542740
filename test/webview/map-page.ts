// What the tests of the map's page do over and over.
import type { MapGraph } from '../../src/protocol/map';
import { graphOf } from './graphs';
import type { Lab } from './lab';

/** Shows a map, and waits until it has come to rest. */
export async function shown(lab: Lab, graph: MapGraph = graphOf(20), keep = false): Promise<void> {
  await lab.waitFor('ready');
  await lab.post({ type: 'show', graph, keep });
  await atRest(lab);
}

export const atRest = (lab: Lab) => canvas(lab).and(lab.page.locator('[aria-busy="false"]')).waitFor();

/** The drawing, which takes the keys. */
export const canvas = (lab: Lab) => lab.page.locator('.map-canvas');
export const tab = (lab: Lab, name: string) => lab.page.getByRole('tab', { name }).click();
export const button = (lab: Lab, name: string) => lab.page.getByRole('button', { name, exact: true });

/** The middle of a paper as it is drawn: the ring of the keys is around it. It is selected; what was said is forgotten. */
export async function placeOf(lab: Lab, id: string): Promise<{ x: number; y: number }> {
  await lab.post({ type: 'select', ids: [id] });
  await canvas(lab).focus();
  const { x, y, width, height } = (await lab.page.locator('.ring').boundingBox())!;
  await lab.forget();
  return { x: x + width / 2, y: y + height / 2 };
}
