// The lab itself: that it is as strict as VS Code, so that what passes here passes there.
import * as assert from 'node:assert/strict';
import { type Lab, withWebview } from './lab';

describe('the lab', () => {
  it('has WebGL, hears that the webview is ready, and keeps its state', () =>
    withWebview({ name: 'map', state: { kept: 1 } }, async (lab) => {
      await lab.waitFor('ready');
      assert.deepEqual(await lab.state(), { kept: 1 });
      assert.ok(
        await lab.page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null),
      );
    }));

  /** Markup that a page of the reader's might hold, and that the policy must stop. */
  for (const [what, markup] of [
    ['a remote picture', '<img src="https://example.org/x.png">'],
    ['a handler', '<button onclick="0">x</button>'],
    ['a style', '<p style="color: red">x</p>'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
  ] as const)
    it(`lets no markup in that has ${what}`, () =>
      withWebview({ name: 'map' }, async (lab) => {
        await lab.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
        await complaint(lab);
      }));

  it('fails when the page complains', () =>
    assert.rejects(
      withWebview({ name: 'map' }, async (lab) => {
        await lab.page.evaluate(() => console.error('out of order'));
      }),
      /out of order/,
    ));
});

/** Waits until the page complains of its policy, and takes note of it. */
async function complaint(lab: Lab): Promise<void> {
  for (let tries = 0; tries < 100 && lab.faults.length === 0; tries++) await lab.page.waitForTimeout(20);
  assert.match(lab.faults.join('\n'), /Content Security Policy/);
  lab.faults.length = 0;
}
