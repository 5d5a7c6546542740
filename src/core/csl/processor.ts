/**
 * Citations and reference lists as a style of the Citation Style Language prints them
 * (https://docs.citationstyles.org/en/stable/specification.html), by citeproc-js.
 */
import type { Tree } from 'citeproc';
import { atOnce } from '../steps';
import type { FormatRequest, Formatted } from './format-request';
import { Verbatims } from './printing/affix';
import { authorNames } from './printing/author-name';
import { NoteEngine } from './printing/engine';
import { Printer } from './printing/printer';
import { localeChain, localeName } from './styles/locales';
import { readStyle, type StyleInfo } from './styles/style';
import { copyOf, treeOf } from './styles/tree';

export type {
  CitationPart,
  CitationRequest,
  CitedItem,
  FormatRequest,
  Formatted,
  FormattedCitation,
  FormattedReference,
  ListLayout,
} from './format-request';
export type { OutputFormat } from './printing/write-runs';

/** Where styles and locales are read from, by their names: `apa`, `de-AT`; undefined where there is none. */
export interface CslFiles {
  readonly style: (name: string) => Promise<string | undefined>;
  readonly locale: (language: string) => Promise<string | undefined>;
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
  /**
   * The same in steps of a few milliseconds, for lists of thousands; between them other requests may be answered. It
   * throws a `StyleFault` at any step.
   */
  readonly formatInSteps: (request: FormatRequest) => Generator<void, Formatted>;
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
  // citeproc writes into the tree of a style.
  const newEngine = () => new NoteEngine(csl, copyOf(tree), localeOf, best);
  const engine = attempt(newEngine);
  const author = authorNames(csl, localeOf, best);
  const verbatims = new Verbatims();
  return {
    isNoteStyle: engine.isNoteStyle,
    hasList: info.hasList,
    info,
    language: engine.language,
    format: (request) => attempt(() => atOnce(new Printer(engine, author, verbatims, request).printing())),
    *formatInSteps(request) {
      try {
        return yield* new Printer(newEngine(), author, verbatims, request).printing();
      } catch (error) {
        throw faultOf(error);
      }
    },
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
    throw faultOf(error);
  }
}

function faultOf(error: unknown): StyleFault {
  if (error instanceof StyleFault) return error;
  const says = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  return new StyleFault(`The style cannot be used; the citation processor says “${says}”.`);
}
