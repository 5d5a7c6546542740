/**
 * Citations in VS Code's Markdown preview, as a plugin of markdown-it.
 *
 *   citationsPlugin(md, print)
 *
 * The parser is given placeholders for the citations that our own grammar finds, so that they are the same here as
 * everywhere else, and all around them is read as it would be without us; a note without citations is not touched at
 * all. VS Code keeps what was parsed as long as the text is the same, and also parses notes that nobody looks at. So
 * nothing is printed before tokens are rendered: then `print` says, at once, what there is to be shown.
 */
import { findCitations } from '../notes/citations';
import type { Cluster } from '../notes/cluster';
import { block, divRule, isAtEnd, LIST, WRITTEN_LIST, withList } from './list-place';
import type { CoreState, MarkdownIt, RenderRule, Token } from './markdown-it';
import { withPlaceholders } from './placeholders';
import { type PreviewNote, type Printed, type Shown, showNote } from './show-note';
import { CITATION, LINE_END, SPACE, STOP, type WovenCitation, weave } from './weave';
import { markWritten, WRITTEN_ANCHOR, WRITTEN_LINKS } from './written-list';

/** What the note prints; undefined as long as nothing is known. `env` is what the renderer was given. */
export type Print = (note: PreviewNote, env: unknown) => Printed | undefined;

const FAULT = 'scholium_fault';
const NOTES = 'scholium_notes';

/** A note of which tokens were made, with what was shown of it last. */
class ParsedNote implements PreviewNote {
  readonly text: string;
  readonly clusters: readonly Cluster[];
  readonly cited: readonly Cluster[];
  readonly typed: readonly string[];
  readonly woven = new Set<number>();
  written: readonly string[] = [];
  readonly hasFootnotes: boolean;
  #shown: { readonly env: unknown; readonly shown: Shown } | undefined;

  constructor({ text, clusters, cited, typed, hasFootnotes }: Omit<PreviewNote, 'woven' | 'written'>) {
    this.text = text;
    this.clusters = clusters;
    this.cited = cited;
    this.typed = typed;
    this.hasFootnotes = hasFootnotes;
  }

  /** Asked for each token, and made once for each rendering. */
  shown(env: unknown, print: Print): Shown {
    if (!this.#shown || this.#shown.env !== env) {
      this.#shown = { env, shown: showNote(this, print(this, env)) };
    }
    return this.#shown.shown;
  }
}

/** Notes are parsed as without us as long as it is not `isOn`. */
export function citationsPlugin<Md extends MarkdownIt>(md: Md, print: Print, isOn = () => true): Md {
  // By the state of the parser, and for the rules of blocks by their list of tokens.
  const notes = new WeakMap<object, ParsedNote>();
  const places = new WeakMap<Token, { readonly note: ParsedNote; readonly citation?: WovenCitation }>();

  // Behind `normalize`, the offsets would be those of another text.
  md.core.ruler.before('normalize', 'scholium_placeholders', (state) => {
    const note = state.inlineMode || !isOn() ? undefined : noteIn(state);
    if (!note) return;
    notes.set(state, note);
    notes.set(state.tokens, note);
  });
  md.block.ruler.before(
    'fence',
    'scholium_references',
    divRule((tokens) => notes.has(tokens)),
    {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    },
  );
  // Behind what footnotes of other extensions make of inlines; before anything that reads the words.
  md.core.ruler.before('linkify', 'scholium_citations', (state) => {
    const note = notes.get(state);
    if (!note) return;
    weave(state.tokens, note.typed, state.Token, (token, citation) => {
      note.woven.add(citation.number);
      places.set(token, { note, citation });
    });
    note.written = markWritten(state.tokens, state.Token, (token) => places.set(token, { note }));
    const own = [FAULT, NOTES].map((type) => block(type, state.Token));
    state.tokens = [own[0]!, ...withNotes(withList(state.tokens, state.Token), own[1]!)];
    atLastLine(state.tokens, note.text);
    for (const token of state.tokens) if (OURS.has(token.type)) places.set(token, { note });
  });

  const rule =
    (html: (shown: Shown, token: Token, citation: WovenCitation | undefined) => string): RenderRule =>
    (tokens, index, _, env, renderer) => {
      const token = tokens[index]!;
      const place = places.get(token);
      if (!place) return '';
      const words = html(place.note.shown(env, print), token, place.citation);
      // What scroll goes by.
      return token.map && words !== '' ? `<div${renderer.renderAttrs(token)}>${words}</div>\n` : words;
    };
  md.renderer.rules[CITATION] = rule((shown, _, citation) => (citation ? shown.citation(citation) : ''));
  // A mark stands close to its word and behind the stop, as Pandoc puts it.
  const unlessMark = rule((shown, { content }, citation) =>
    citation && shown.isMark(citation) ? '' : content,
  );
  md.renderer.rules[SPACE] = unlessMark;
  md.renderer.rules[STOP] = unlessMark;
  md.renderer.rules[LINE_END] = (tokens, index, options, env, renderer) => {
    const place = places.get(tokens[index]!);
    if (place?.citation && place.note.shown(env, print).isMark(place.citation)) return '';
    return renderer.rules.softbreak?.(tokens, index, options, env, renderer) ?? '\n';
  };
  md.renderer.rules[FAULT] = rule(({ fault }) => fault);
  md.renderer.rules[NOTES] = rule(({ notes: html }) => html);
  md.renderer.rules[LIST] = rule(({ references }, token) => references(isAtEnd(token)));
  md.renderer.rules[WRITTEN_LIST] = rule(({ written }) => written.anchors);
  md.renderer.rules[WRITTEN_ANCHOR] = rule(({ written }, { meta }) => written.anchor(meta as number));
  md.renderer.rules[WRITTEN_LINKS] = rule(({ written }, { meta }) => written.links(meta as number));
  return md;

  function noteIn(state: CoreState): ParsedNote | undefined {
    const text = state.src;
    // Most files of most people have none.
    if (!text.includes('@') && !text.includes('cite')) return undefined;
    const clusters = findCitations(text, 'markdown');
    if (clusters.length === 0) return undefined;
    // Footnotes that another extension renders stay footnotes.
    const hasFootnotes = md.renderer.rules.footnote_ref !== undefined;
    const cited = clusters.filter(
      ({ form, nocite, isLabel }) => !nocite && !isLabel && !(hasFootnotes && form === 'footnote'),
    );
    const placed = withPlaceholders(text, cited);
    if (!placed) return undefined;
    state.src = placed.text;
    return new ParsedNote({ text, clusters, cited, typed: placed.typed, hasFootnotes });
  }
}

const OURS: ReadonlySet<string> = new Set([FAULT, NOTES, LIST, WRITTEN_LIST]);

/** Notes come before a list at the end, as in a book. */
function withNotes(tokens: readonly Token[], notes: Token): Token[] {
  return isAtEnd(tokens.at(-1)) ? [...tokens.slice(0, -1), notes, ...tokens.slice(-1)] : [...tokens, notes];
}

/**
 * What stands behind the text has the note's last line for its own: else the preview, which scrolls the editor along,
 * would count hundreds of lines further for each screen of it.
 */
function atLastLine(tokens: readonly Token[], text: string): void {
  const last = text.split('\n').length - 1;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!;
    if ((token.type !== LIST && token.type !== NOTES) || token.map) return;
    token.map = [last, last + 1];
  }
}
