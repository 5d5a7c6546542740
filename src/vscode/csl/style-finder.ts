/** Which file a style is in: what a note, a project or a setting names, looked for where people keep styles. */
import * as vscode from 'vscode';
import {
  isShippedStyle,
  noSuchStyle,
  readStyleName,
  type StyleFaultSaid,
} from '../../core/csl/styles/style-names';
import type { FileId } from '../../core/place';
import { fileId } from '../convert';
import { shown, UNREADABLE } from '../file-texts';
import { shippedFiles } from './style-files';
import type { StyleTexts } from './style-texts';
import type { WorkspaceStyles } from './workspace-styles';

/** What is to be looked for, and from where: the nearest folder first. */
export interface WantedStyle {
  readonly value: string;
  readonly folders: readonly vscode.Uri[];
}

export interface FoundStyle {
  /** `apa`: shipped, or the name of the file without its ending. */
  readonly id: string;
  /** Undefined for one that is shipped. */
  readonly file?: vscode.Uri;
  /** XML, or a shipped style as it is kept. */
  readonly text: string;
}

/** What an answer hangs on. */
export interface Asked {
  /** Files that were looked for, whether they are there or not. */
  readonly files: Set<FileId>;
  /** It hangs on what styles there are in the workspace. */
  all: boolean;
}

export class StyleFinder {
  readonly #texts: StyleTexts;
  readonly #workspace: WorkspaceStyles;
  readonly #extension: vscode.Uri;

  constructor(texts: StyleTexts, workspace: WorkspaceStyles, extension: vscode.Uri) {
    this.#texts = texts;
    this.#workspace = workspace;
    this.#extension = extension;
  }

  /** The fault says what to do. A file beside the note wins over one that is shipped, that over one elsewhere. */
  async find({ value, folders }: WantedStyle, asked: Asked): Promise<FoundStyle | StyleFaultSaid> {
    const { id, paths, isAddress, isBare } = readStyleName(value);
    for (const folder of folders) {
      for (const path of paths) {
        for (const uri of placesOf(path, folder)) {
          const found = await this.#readStyle(uri, asked);
          if (found) return found;
        }
      }
    }
    if (isAddress || isBare) {
      const shipped = isShippedStyle(id) ? await shippedFiles(this.#extension).style(id) : undefined;
      if (shipped !== undefined) return { id, text: shipped };
      for (const uri of await this.#anywhere(id, folders, asked)) {
        const found = await this.#readStyle(uri, asked);
        if (found) return found;
      }
    }
    asked.all = true;
    const others = await this.#workspace.all();
    return noSuchStyle(value, [...new Set(others.map((style) => style.id))]);
  }

  /**
   * The text of a locale: one that lies beside the style or in these folders, else the shipped one. Throws where the
   * reader's own cannot be used.
   */
  async locale(
    language: string,
    paths: readonly string[],
    folders: readonly vscode.Uri[],
    asked: Asked,
  ): Promise<string | undefined> {
    for (const folder of folders) {
      for (const path of paths) {
        const uri = vscode.Uri.joinPath(folder, path);
        const text = await this.#read(uri, asked);
        if (typeof text !== 'string') continue;
        if (isWhole(text)) return text;
        throw new Error(
          `${shown(uri)} is no whole file of a language’s words. Change a copy of the one for ${language} from github.com/citation-style-language/locales, or take this file away.`,
        );
      }
    }
    return shippedFiles(this.#extension).locale(language);
  }

  async #readStyle(uri: vscode.Uri, asked: Asked): Promise<FoundStyle | { fault: string } | undefined> {
    const text = await this.#read(uri, asked);
    if (text === undefined) return undefined;
    if (text === UNREADABLE)
      return {
        fault: `${shown(uri)} cannot be read, or is larger than the setting scholium.files.maxSizeMB allows. Choose another style by “Choose Citation Style…”.`,
      };
    return { id: readStyleName(uri.path).id, file: uri, text };
  }

  #read(uri: vscode.Uri, asked: Asked) {
    asked.files.add(fileId(uri));
    return this.#texts.read(uri);
  }

  /** The nearest first: that which shares most of its path with the first folder. */
  async #anywhere(id: string, [near]: readonly vscode.Uri[], asked: Asked): Promise<vscode.Uri[]> {
    asked.all = true;
    const wanted = id.toLowerCase();
    const from = near ? `${fileId(near)}/` : '';
    return (await this.#workspace.all())
      .filter((style) => style.id.toLowerCase() === wanted)
      .map(({ uri }) => ({ uri, shared: sharedLength(fileId(uri), from) }))
      .sort((a, b) => b.shared - a.shared)
      .map(({ uri }) => uri);
  }
}

/** Where a path leads from a folder; none for what the shell or another machine would have to say. */
function placesOf(path: string, folder: vscode.Uri): vscode.Uri[] {
  if (path.startsWith('//') || path.startsWith('~')) return [];
  const isDrive = /^[a-z]:\//i.test(path);
  if (isDrive) return [folder.with({ path: `/${path}` })];
  const below = vscode.Uri.joinPath(folder, path);
  // Quarto's `/styles/a.csl` is in the folder of the project.
  return path.startsWith('/') ? [below, folder.with({ path })] : [below];
}

/** Without these words citeproc prints no names. */
function isWhole(locale: string): boolean {
  return /<locale\b/.test(locale) && /name\s*=\s*["']et-al["']/.test(locale) && /<\/locale\s*>/.test(locale);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
