// What stands on the map beside its discs: colours, labels; and what lies where. Without a browser.
import * as assert from 'node:assert/strict';
import { contrast, groupColours, neutral, rgbOf } from '../../src/webview/map/colours';
import { isInside, itemAt, nextInDirection } from '../../src/webview/map/drawing-find';
import { LABEL_HEIGHT, type LabelWish, placedLabels } from '../../src/webview/map/drawing-labels';
import { seededRandom } from '../../src/webview/map/layout-input';
import { themes } from './graphs';

describe('colours of the map', () => {
  it('stand out from any background', () => {
    for (const theme of themes)
      for (const colour of [
        ...groupColours(14, false, theme),
        ...groupColours(8, true, theme),
        neutral(theme),
      ])
        assert.ok(
          contrast(rgbOf(colour)!, rgbOf(theme.background)!) >= (theme.highContrast ? 4.4 : 2.95),
          `${colour} on ${theme.background}`,
        );
  });

  it('are different for seven groups, and along a scale', () => {
    for (const theme of themes)
      for (const ordered of [false, true])
        assert.equal(new Set(groupColours(7, ordered, theme)).size, 7, theme.background);
  });

  it('grow lighter or darker along a scale', () => {
    for (const theme of themes) {
      const steps = groupColours(6, true, theme).map((colour) =>
        contrast(rgbOf(colour)!, rgbOf(theme.background)!),
      );
      assert.ok(steps.at(-1)! > steps[0]! + 1, theme.background);
    }
  });

  it('are read as VS Code writes them', () => {
    assert.deepEqual(rgbOf('#fff'), [255, 255, 255]);
    assert.deepEqual(rgbOf('#1e1e1e80'), [30, 30, 30]);
    assert.deepEqual(rgbOf('rgba(30, 31, 32, 0.5)'), [30, 31, 32]);
    assert.equal(rgbOf('papayawhip'), undefined);
  });
});

describe('labels of the map', () => {
  it('never overlap', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const wishes: LabelWish[] = Array.from({ length: 300 }, (_, item) => {
        const [x, width] = [random() * 800, 20 + random() * 90];
        return { item, text: '', y: random() * 500, width, places: [x, x - width - 12] };
      });
      const placed = placedLabels(wishes, [], 80);
      assert.ok(placed.length > 10 && placed.length <= 80);
      assert.equal(placed[0]!.item, 0, 'what matters most comes first');
      for (const [at, one] of placed.entries())
        for (const other of placed.slice(at + 1))
          assert.ok(
            Math.abs(one.y - other.y) >= LABEL_HEIGHT ||
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x,
            `seed ${seed}`,
          );
    }
  });

  it('go to the other side where a disc is in the way', () => {
    const wish = { item: 0, text: '', y: 50, width: 60, places: [100, 20] };
    const disc = { item: 1, x: 120, y: 50, radius: 9 };
    const many = Array.from({ length: 20 }, (_, item) => ({ ...wish, item: item + 2, y: 200 + 20 * item }));
    assert.equal(placedLabels([...many, wish], [disc], 50).at(-1)!.x, 20);
    assert.equal(placedLabels([wish], [{ ...disc, item: 0 }], 50)[0]!.x, 100, 'its own disc is not');
  });
});

describe('what lies where on the map', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 10 },
    { x: 60, y: 90 },
    { x: -80, y: 0 },
  ];
  const where = (item: number) => points[item]!;

  it('is found by a point', () => {
    assert.equal(
      itemAt({ x: 98, y: 8 }, [0, 1, 2, 3], where, () => 6),
      1,
    );
    assert.equal(
      itemAt({ x: 50, y: 50 }, [0, 1, 2, 3], where, () => 6),
      undefined,
    );
  });

  it('is found by a direction', () => {
    const from = (item: number, direction: 'left' | 'right' | 'up' | 'down') =>
      nextInDirection(where(item), direction, [0, 1, 2, 3], where);
    assert.deepEqual(
      [from(0, 'right'), from(0, 'left'), from(0, 'down'), from(0, 'up'), from(2, 'up')],
      [1, 3, 2, undefined, 1],
    );
  });

  it('is found by a line around it', () => {
    const square = [
      { x: -10, y: -10 },
      { x: 110, y: -10 },
      { x: 110, y: 50 },
      { x: -10, y: 50 },
    ];
    assert.deepEqual(
      points.map((point) => isInside(point, square)),
      [true, true, false, false],
    );
  });
});
