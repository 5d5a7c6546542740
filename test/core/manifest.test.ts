/** package.json and `src/names.ts` must tell of the same commands, views, settings and context keys. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_LEVELS, RULES } from '../../src/core/checks/rules';
import { DUMP_GLOBS, EXCLUDED_GLOBS, MAX_SIZE_MB, NOTE_GLOBS } from '../../src/core/intake';
import { WRITING_LANGUAGES } from '../../src/core/notes/citations';
import {
  ANNOTATION_COMMANDS,
  COLOURS,
  CONTEXTS,
  COMMANDS as LIBRARY_COMMANDS,
  PAPERS_MIME,
  SETTINGS,
  VIEW_CONTAINER,
  VIEWS,
  WALKTHROUGH,
  WEBVIEWS,
} from '../../src/names';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const COMMANDS: readonly string[] = [...LIBRARY_COMMANDS, ...ANNOTATION_COMMANDS];

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function sourceText(): string {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'names.ts')
    .map((name) => readFileSync(join('src', name), 'utf8'))
    .join('\n');
}

/** Every `scholium.…` word of a text. */
function idsIn(text: string): string[] {
  return sorted(text.match(/(?<![\w/])scholium\.[a-zA-Z][\w.]*\w/g) ?? []);
}

describe('the manifest', () => {
  it('contributes exactly the commands that have a name', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }: { command: string }) => command)),
      sorted(COMMANDS),
    );
  });

  it('contributes exactly the views and the container that have a name', () => {
    assert.deepEqual(Object.keys(contributes.views), [VIEW_CONTAINER]);
    assert.deepEqual(
      sorted(contributes.views[VIEW_CONTAINER].map(({ id }: { id: string }) => id)),
      sorted(VIEWS),
    );
  });

  it('contributes exactly the settings that have a name, each described', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(sorted(Object.keys(properties)), sorted(SETTINGS));
    for (const id of SETTINGS) {
      assert.match(
        properties[id].markdownDescription,
        /\w.*\.$/s,
        `${id} needs a description that is a sentence`,
      );
      assert.notEqual(properties[id].default, undefined, `${id} needs a default`);
    }
  });

  it('has the defaults that the command line has', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(properties['scholium.files.include'].default, DUMP_GLOBS);
    assert.deepEqual(properties['scholium.files.exclude'].default, EXCLUDED_GLOBS);
    assert.deepEqual(properties['scholium.notes.include'].default, NOTE_GLOBS);
    assert.equal(properties['scholium.files.maxSizeMB'].default, MAX_SIZE_MB);
  });

  it('wakes for every language that notes are written in', () => {
    for (const language of WRITING_LANGUAGES)
      assert.ok(manifest.activationEvents.includes(`onLanguage:${language}`), language);
  });

  it('wakes for every panel that VS Code brings back after a reload', () => {
    const panels = manifest.activationEvents.filter((event: string) => event.startsWith('onWebviewPanel:'));
    assert.deepEqual(sorted(panels), sorted(WEBVIEWS.map((id) => `onWebviewPanel:${id}`)));
  });

  it('puts what is done in notes into the menus of the languages that they are written in', () => {
    const menus = JSON.stringify(contributes.menus);
    const lists = Array.from(menus.matchAll(/editorLangId =~ \/\^\(([^)]*)\)\$\//g), ([, list]) => list!);
    assert.ok(lists.length > 0);
    // Plain text is a note only where no page was read from it, which no menu can ask.
    const languages = WRITING_LANGUAGES.filter((language) => language !== 'plaintext');
    for (const list of lists) assert.deepEqual(sorted(list.split('|')), sorted(languages));
  });

  it('offers every rule of the checks, with its levels and what it weighs', () => {
    const { properties, additionalProperties } = contributes.configuration.properties['scholium.check.rules'];
    assert.equal(additionalProperties, false);
    assert.deepEqual(
      properties,
      Object.fromEntries(
        RULES.map(({ name, level, about }) => [
          name,
          {
            type: 'string',
            enum: RULE_LEVELS,
            default: level,
            description: `${about[0]!.toUpperCase()}${about.slice(1)}.`,
          },
        ]),
      ),
    );
  });

  it('names no id that nothing stands behind @long', () => {
    const known = new Set<string>([
      ...COMMANDS,
      ...VIEWS,
      ...SETTINGS,
      ...CONTEXTS,
      ...WEBVIEWS,
      WALKTHROUGH,
      PAPERS_MIME,
      ...COLOURS,
      'scholium.scholium', // the extension itself
      'scholium.citations.injection', // the scope of the grammar for citations
      ...SETTINGS.map((id) => id.split('.').slice(0, 2).join('.')), // a group of settings
      ...VIEWS.map((id) => `${id}.focus`), // VS Code makes one for each view
    ]);
    const unknown = [...idsIn(JSON.stringify(contributes)), ...idsIn(sourceText())].filter(
      (id) => !known.has(id),
    );
    assert.deepEqual(sorted(unknown), []);
  });

  it('has code behind every command, view, setting and context key @long', () => {
    const code = sourceText();
    const missing = [...COMMANDS, ...VIEWS, ...SETTINGS, ...CONTEXTS].filter(
      (id) => !code.includes(`'${id}'`),
    );
    assert.deepEqual(missing, []);
  });

  it('offers in menus only commands that exist, and every file it points at is there', () => {
    const menus = Object.values(contributes.menus).flat() as { command: string }[];
    assert.deepEqual(
      sorted(menus.map(({ command }) => command)).filter((id) => !COMMANDS.includes(id)),
      [],
    );
    const files = JSON.stringify(manifest).match(/"(?:\.\/)?(?:media|syntaxes)\/[^"]+"/g) ?? [];
    for (const file of files) assert.doesNotThrow(() => readFileSync(JSON.parse(file)), `${file} is missing`);
  });

  it('binds keys to its own commands only', () => {
    for (const { command, key } of contributes.keybindings) {
      assert.ok(COMMANDS.includes(command));
      assert.match(key, /^(?:ctrl|alt|shift|cmd)\+/);
    }
  });
});
