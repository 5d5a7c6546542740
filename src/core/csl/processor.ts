/**
 * Citations and reference lists as a style of the Citation Style Language prints them
 * (https://docs.citationstyles.org/en/stable/specification.html), by citeproc-js.
 */
import type { Citation, CitationItem as CiteprocItem, Engine } from 'citeproc';
import type { CslItem } from '../bibliography/csl';
import type { CitationItem } from '../notes/cluster';
import { treeOf } from './tree';

/** Where styles and locales are read from, by their names: `apa`, `de-AT`; undefined where there is none. */
export interface CslFiles {
  readonly style: (name: string) => Promise<string | undefined>;
  readonly locale: (language: string) => Promise<string | undefined>;
}

/** In what the result is written. Whatever the format: what items say is text, never markup of that format. */
export type OutputFormat = 'html' | 'markdown' | 'text';

/** What a note, or a command, wants to have printed. */
export interface FormatRequest {
  /** In the order of the text. Keys without an item are told in the result and left out. */
  readonly citations: readonly CitationRequest[];
  /** Keys that are listed and not cited. */
  readonly uncited: readonly string[];
  readonly itemOf: (key: string) => CslItem | undefined;
  readonly format: OutputFormat;
}

export interface CitationRequest {
  readonly items: readonly Pick<
    CitationItem,
    'key' | 'prefix' | 'locator' | 'suffix' | 'suppressAuthor' | 'inText'
  >[];
  /** It stands in a footnote of the writer's own: of that number, so that "ibid." is right. */
  readonly noteNumber?: number;
}

export interface Formatted {
  /** One for each citation that was asked for. */
  readonly citations: readonly FormattedCitation[];
  readonly references: readonly FormattedReference[];
  /** How the style lays the list out. */
  readonly layout: ListLayout;
}

export interface FormattedCitation {
  /** What stands in the text: in a style of notes empty, or the author's name. */
  readonly inText: string;
  /** What stands in the note, in a style of notes. */
  readonly note?: string;
  /** Keys without an item. */
  readonly unknown: readonly string[];
}

export interface FormattedReference {
  readonly key: string;
  /** `[1]`, where the style sets it apart. */
  readonly label?: string;
  readonly text: string;
}

export interface ListLayout {
  readonly hanging: boolean;
}

export interface Processor {
  readonly isNoteStyle: boolean;
  /** Of the words that the style prints: `de-DE`. */
  readonly language: string;
  readonly format: (request: FormatRequest) => Formatted;
}

/** The languages to be tried, the best first: `de-AT`, `de-DE`, `en-US`. */
export async function loadProcessor(
  styleText: string,
  files: CslFiles,
  language?: string,
): Promise<Processor> {
  const { default: CSL } = await import('citeproc');
  const locales = new Map<string, string>();
  for (const wanted of new Set(['en-US', ...(language ? [language] : [])])) {
    const text = await files.locale(wanted);
    if (text !== undefined) locales.set(wanted, text);
  }
  let itemOf: FormatRequest['itemOf'] = () => undefined;
  const engine = new CSL.Engine(
    {
      retrieveLocale: (wanted) => treeOf(locales.get(wanted) ?? locales.get('en-US')!),
      retrieveItem: (id) => itemOf(id) ?? { id, type: 'document' },
    },
    treeOf(styleText),
    language,
    language !== undefined,
  );
  return {
    isNoteStyle: engine.opt.xclass === 'note',
    language: engine.opt.lang,
    format: (request) => {
      itemOf = request.itemOf;
      return formatWith(engine, request);
    },
  };
}

function formatWith(engine: Engine, { citations, uncited, itemOf, format }: FormatRequest): Formatted {
  const isNoteStyle = engine.opt.xclass === 'note';
  let note = 0;
  const wanted: Citation[] = [];
  const results = citations.map((citation, index) => {
    const known = citation.items.filter(({ key }) => itemOf(key));
    const unknown = citation.items.filter(({ key }) => !itemOf(key)).map(({ key }) => key);
    if (known.length > 0) {
      note = citation.noteNumber ?? note + 1;
      wanted.push({
        citationID: String(index),
        citationItems: known.map(citeprocItem),
        properties: {
          noteIndex: isNoteStyle ? note : 0,
          ...(known[0]!.inText && { mode: 'composite' as const }),
        },
      });
    }
    return { unknown };
  });
  // TODO(csl): markdown, and one pass where nothing changed.
  const kind = format === 'text' ? 'text' : 'html';
  const listed = uncited.filter((key) => itemOf(key));
  const printed = new Map(
    engine.rebuildProcessorState(wanted, kind, listed).map(([id, , text]) => [Number(id), text]),
  );
  engine.setOutputFormat(kind);
  const list = engine.makeBibliography();
  return {
    citations: results.map(({ unknown }, index) => {
      const text = printed.get(index) ?? '';
      return isNoteStyle ? { inText: '', note: text, unknown } : { inText: text, unknown };
    }),
    references: list
      ? list[1].map((text, index) => ({ key: list[0].entry_ids[index]![0]!, text: text.trim() }))
      : [],
    layout: { hanging: list ? Boolean(list[0].hangingindent) : false },
  };
}

function citeprocItem({
  key,
  prefix,
  locator,
  suffix,
  suppressAuthor,
}: CitationRequest['items'][number]): CiteprocItem {
  return {
    id: key,
    ...(prefix && { prefix: `${prefix} ` }),
    ...(locator && { locator: locator.value, label: locator.label }),
    ...(suffix && { suffix: /^[\s,.;:]/.test(suffix) ? suffix : ` ${suffix}` }),
    ...(suppressAuthor && { 'suppress-author': true }),
  };
}
