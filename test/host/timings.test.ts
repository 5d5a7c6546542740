import * as vscode from 'vscode';
import type { ScholiumApi } from '../../src/extension';

describe('our own time', () => {
  // Printed, not asserted: a slow day of the machine is no defect.
  it('is measured', async function () {
    const extension = vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!;
    const { activation, firstReading } = await (await extension.activate()).timings();
    const text = `${activation.toFixed(0)} ms to activate, ${firstReading.toFixed(0)} ms from there to the filled library`;
    this.test!.title += `: ${text}`;
  });
});
