import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, withWorkbench } from './driver';

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('our keys', () => {
  it('take none away that VS Code has by default', () =>
    withWorkbench({ folder: temporaryFolder({ 'a.md': '' }), bare: true }, async (wb) => {
      await wb.command('Preferences: Open Default Keyboard Shortcuts (JSON)');
      const text = await wb.editorText();
      assert.match(text, /"ctrl\+shift\+p"|"f1"/, 'these are the default keys');
      for (const { key } of contributes.keybindings as { key: string }[]) {
        const sameKeys = key.split('+').sort().join('+');
        const taken = [...text.matchAll(/"key":\s*"([^"]+)"[^}]*?"command":\s*"([^"]+)"/g)].filter(
          ([, other]) => other!.split('+').sort().join('+') === sameKeys,
        );
        assert.deepEqual(
          taken.map(([, , command]) => command),
          [],
          `${key} is taken`,
        );
      }
    }));
});
