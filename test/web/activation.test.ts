import * as vscode from 'vscode';

describe('the extension in the web host', () => {
  it('is installed, and activates', async () => {
    const extension = vscode.extensions.getExtension('scholium.scholium');
    if (!extension) throw new Error('VS Code does not know scholium.scholium');
    await extension.activate();
    if (!extension.isActive) throw new Error('it is not active');
  });

  it('runs where there is no process', () => {
    if (vscode.env.uiKind !== vscode.UIKind.Web) throw new Error('this is not the web');
  });
});
