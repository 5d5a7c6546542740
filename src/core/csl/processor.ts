/**
 * Citations and reference lists as a style of the Citation Style Language prints them
 * (https://docs.citationstyles.org/en/stable/specification.html), by citeproc-js.
 */
import type { Tree } from 'citeproc';
import type { CslItem } from '../bibliography/csl';
import type { CitationItem } from '../notes/cluster';
import { Verbatims } from './affix';
import { authorNames } from './author-name';
import { NoteEngine } from './engine';
import { localeChain, localeName } from './locales';
import { Printer } from './printer';
import { readStyle, type StyleInfo } from './style';
import { treeOf } from './tree';
import type { OutputFormat } from './write-runs';

export type { OutputFormat } from './write-runs';

/** Where styles and locales are read from, by their names: `apa`, `de-AT`; undefined where there is none. */
export interface CslFiles {
  readonly style: (name: string) => Promise<string | undefined>;
  readonly locale: (language: string) => Promise<string | undefined>;
}

/** What a note, or a command, wants to have printed. */
export interface FormatRequest {
  /** In the order of the text. Keys without an item are told in the result. */
  readonly citations: readonly CitationRequest[];
  /** Keys that are listed and not cited. */
  readonly uncited: readonly string[];
  /** The same object for as long as the item says the same: another one is read anew. */
  readonly itemOf: (key: string) => CslItem | undefined;
  readonly format: OutputFormat;
}

export interface CitationRequest {
  readonly items: readonly CitedItem[];
  /** Of the note that it stands in or is to stand in, so that "ibid." is right; counted on where none is told. */
  readonly noteNumber?: number;
  /** It stands in a footnote of the writer's own, and makes no note. */
  readonly isInFootnote?: boolean;
}

/**
 * Of one item. A suffix begins with the comma that is to stand before it. Affixes are Markdown: their emphasis is
 * printed as emphasis, their code and formulas as they are.
 */
export type CitedItem = Pick<
  CitationItem,
  'key' | 'prefix' | 'locator' | 'suffix' | 'suppressAuthor' | 'inText'
>;

export interface Formatted {
  /** One for each citation that was asked for. */
  readonly citations: readonly FormattedCitation[];
  readonly references: readonly FormattedReference[];
  /** How the style lays the list out. */
  readonly layout: ListLayout;
}

export interface FormattedCitation {
  /**
   * What stands in the text. In a style of notes empty, or the author's name; all of it where the citation stands in a
   * footnote of the writer's own.
   */
  readonly inText: string;
  /** What stands in the note, in a style of notes. */
  readonly note?: string;
  /** The number of that note, among the writer's own. */
  readonly noteNumber?: number;
  /** Keys without an item. They are printed as `key?`. */
  readonly unknown: readonly string[];
  /** `note`, or else `inText`, cut into what belongs to each of its works; joined they show the whole. */
  readonly parts: readonly CitationPart[];
}

export interface CitationPart {
  readonly text: string;
  /** Of the work; undefined for what stands round and between works. */
  readonly key?: string;
  /** Nobody knows the key. */
  readonly isUnknown?: boolean;
}

export interface FormattedReference {
  readonly key: string;
  /** `[1]`, where the style sets it apart. */
  readonly label?: string;
  readonly text: string;
}

export interface ListLayout {
  /** All lines but the first are indented. */
  readonly hanging: boolean;
  /** Of labels: in a column before the text, or in the margin. */
  readonly labels?: 'flush' | 'margin';
  /** The longest label, in characters. */
  readonly labelWidth: number;
  /** Between two entries, in lines. */
  readonly entrySpacing: number;
  /** From line to line, in lines: 2 is double-spaced. */
  readonly lineSpacing: number;
}

export interface Processor {
  readonly isNoteStyle: boolean;
  /** Whether the style prints a list of references. */
  readonly hasList: boolean;
  readonly info: StyleInfo;
  /** Of the words that the style prints: `de-DE`. */
  readonly language: string;
  /** Throws a `StyleFault` where citeproc cannot go on. */
  readonly format: (request: FormatRequest) => Formatted;
}

/** Why a style cannot be used; its message is a sentence for whoever chose it. */
export class StyleFault extends Error {}

/**
 * The processor of a style, or of the style that it is another name of. The language is that of the words it prints,
 * by BCP 47; else the style's own, else American English. Throws a `StyleFault`.
 */
export async function loadProcessor(
  styleText: string,
  files: CslFiles,
  language?: string,
): Promise<Processor> {
  const { info, tree } = await independentStyle(styleText, files);
  const wanted = (language && localeName(language)) || info.defaultLocale || 'en-US';
  const { default: csl } = await import('citeproc');
  const { localeOf, best } = await readLocales(wanted, files);
  const engine = attempt(() => new NoteEngine(csl, tree, localeOf, best));
  const author = authorNames(csl, localeOf, best);
  const verbatims = new Verbatims();
  return {
    isNoteStyle: engine.isNoteStyle,
    hasList: info.hasList,
    info,
    language: engine.language,
    format: (request) => attempt(() => new Printer(engine, author, verbatims, request).print()),
  };
}

async function independentStyle(text: string, files: CslFiles): Promise<{ info: StyleInfo; tree: Tree }> {
  const style = readStyle(text);
  if ('fault' in style) throw new StyleFault(style.fault);
  const { parent } = style.info;
  if (parent === undefined) return style;
  const parentText = await files.style(parent);
  if (parentText === undefined)
    throw new StyleFault(`The style is another name of the style “${parent}”, which is not there.`);
  const found = readStyle(parentText);
  if ('fault' in found)
    throw new StyleFault(`The style is another name of the style “${parent}”: ${found.fault}`);
  if (found.info.parent !== undefined)
    throw new StyleFault(`The style “${parent}”, which this one is another name of, is but a name itself.`);
  const { title = found.info.title, defaultLocale = found.info.defaultLocale } = style.info;
  return {
    info: { ...found.info, ...(title && { title }), ...(defaultLocale && { defaultLocale }) },
    tree: found.tree,
  };
}

interface Locales {
  readonly localeOf: (language: string) => Tree;
  /** The best there is. */
  readonly best: string;
}

async function readLocales(wanted: string, files: CslFiles): Promise<Locales> {
  const texts = new Map<string, string>();
  for (const name of localeChain(wanted)) {
    const text = await files.locale(name);
    if (text !== undefined) texts.set(name, text);
  }
  const [first] = texts.values();
  if (first === undefined) throw new StyleFault('The words of no language are there, not even English ones.');
  return {
    best: texts.keys().next().value!,
    // citeproc asks for those of the chain alone.
    localeOf: (name) => treeOf(texts.get(name) ?? first),
  };
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof StyleFault) throw error;
    const says = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    throw new StyleFault(`The style cannot be used; the citation processor says “${says}”.`);
  }
}
