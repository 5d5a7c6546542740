import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in its host', () => {
  it('is installed, and activates', async () => {
    const extension = vscode.extensions.getExtension('scholium.scholium');
    assert.ok(extension, 'VS Code does not know scholium.scholium');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
