/** The reader's settings, each read when it is needed: no copies that grow stale. */
import * as vscode from 'vscode';
import type { FormSetting } from '../core/notes/forms';
import type { SettingId } from '../names';

interface Settings extends Record<SettingId, unknown> {
  'scholium.files.include': string[];
  'scholium.files.exclude': string[];
  'scholium.files.maxSizeMB': number;
  'scholium.files.bibliographies': string[];
  'scholium.files.colour': boolean;
  'scholium.save.folder': string;
  'scholium.notes.include': string[];
  'scholium.check.enabled': boolean;
  /** As the reader wrote it: names of rules and levels. */
  'scholium.check.rules': Record<string, string>;
  'scholium.citation.form': FormSetting;
  'scholium.citation.style': string;
  'scholium.citation.locale': string;
  'scholium.citation.showFormatted': boolean;
  'scholium.bibliography.addEntries': 'always' | 'existing' | 'never';
  'scholium.bibliography.defaultFile': string;
  'scholium.finding.template': string;
  'scholium.citersList.template': string;
  'scholium.literatureNote.folder': string;
  'scholium.hover.enabled': boolean;
  'scholium.hover.abstractLength': number;
  'scholium.completion.enabled': boolean;
  'scholium.codeLens.enabled': boolean;
  'scholium.inlayHints.enabled': boolean;
  'scholium.links.enabled': boolean;
  'scholium.preview.enabled': boolean;
  'scholium.annotations.creator': string;
  'scholium.readingOrder.enabled': boolean;
  'scholium.pandoc.path': string;
}

/** The value of a setting; its default stands in package.json. */
export function setting<K extends SettingId>(id: K, scope?: vscode.ConfigurationScope): Settings[K] {
  return vscode.workspace.getConfiguration(undefined, scope).get<Settings[K]>(id)!;
}
