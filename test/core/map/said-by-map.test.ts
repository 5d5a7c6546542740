/** What a map may say: nothing of papers that it does not show, nothing without end, no picture that runs. */
import assert from 'node:assert/strict';
import { isDrawing } from '../../../src/protocol/drawing';
import { type FromMap, fromMap, type MapGraph } from '../../../src/protocol/map';
import { readMessage } from '../../../src/protocol/message';
import { aboutShown } from '../../../src/protocol/on-map';

describe('what a map says', () => {
  it('is about the papers that it shows', () => {
    const graph = { nodes: { id: ['a', 'b'] } } as unknown as MapGraph;
    const cases: readonly (readonly [FromMap, FromMap | undefined])[] = [
      [
        { type: 'cite', ids: ['x', 'b'] },
        { type: 'cite', ids: ['b'] },
      ],
      [
        { type: 'select', ids: ['a', 'x'] },
        { type: 'select', ids: ['a'] },
      ],
      [{ type: 'expand', id: 'x' }, undefined],
      [{ type: 'open', id: 'x', what: 'line' }, undefined],
      [
        { type: 'card', id: 'a' },
        { type: 'card', id: 'a' },
      ],
      [{ type: 'ready' }, { type: 'ready' }],
    ];
    for (const [said, heard] of cases) assert.deepEqual(aboutShown(said, graph), heard);
    assert.equal(aboutShown({ type: 'expand', id: 'a' }, undefined), undefined);
  });

  it('has an end', () => {
    const is = (message: unknown) => 'message' in readMessage(fromMap, message);
    const scope = (query: string) => ({ type: 'scope', scope: { of: 'query', query } });
    assert.ok(is(scope('year:2020 lamps')));
    assert.ok(!is(scope('x'.repeat(20_000))));
    assert.ok(is({ type: 'cite', ids: ['a'] }));
    const layout = (x: readonly number[]) => ({ type: 'export', format: 'dot', ids: ['a'], x, y: [0] });
    assert.ok(is(layout([0])));
    assert.ok(!is(layout(Array(1_000_001).fill(0))));
    assert.ok(!is({ type: 'scope', scope: { of: 'note', note: 'x'.repeat(20_000) } }));
  });

  it('is no picture where it runs, loads, or leads anywhere', () => {
    const svg = (inner: string, more = '') =>
      `<svg xmlns="http://www.w3.org/2000/svg"${more}>${inner}</svg>\n`;
    for (const good of [
      '<svg/>',
      svg('<title>Maps once = 3 &#62; 2 > 1</title>\n<circle cx="1" cy="-2.5" r="3" fill="#fff"/>'),
      `<?xml version="1.0" encoding="UTF-8"?>\n${svg('<text x="1" font-weight="600">on=1 href=</text>')}`,
    ])
      assert.ok(isDrawing(good), good);
    for (const bad of [
      '',
      'nothing',
      '<html><svg/></html>',
      svg('<script>fetch(1)</script>'),
      svg('<SCRIPT/>'),
      svg('', ' onload="fetch(1)"'),
      svg('<circle r="1" ONCLICK="x"/>'),
      svg('<a href="https://a.b">x</a>'),
      svg('<text xlink:href="https://a.b">x</text>'),
      svg('<rect style="background: url(https://a.b)"/>'),
      svg('<foreignObject><p/></foreignObject>'),
      svg('<image href="x"/>'),
      svg('<circle r=1 onclick=x />'),
      `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
      `<?xml version="1.0"?><?xml-stylesheet href="x"?>${svg('')}`,
    ])
      assert.ok(!isDrawing(bad), bad);
    const picture = (data: string) => readMessage(fromMap, { type: 'picture', format: 'svg', data });
    assert.ok('message' in picture(svg('')));
    assert.ok('fault' in picture(svg('<script/>')));
  });
});
