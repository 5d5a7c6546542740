// What we print is what citeproc prints by itself, for the styles that are shipped.
import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Citation } from 'citeproc';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { familyNames } from '../../../src/core/csl/printing/text-item';
import { type CitationRequest, loadProcessor } from '../../../src/core/csl/processor';
import { seeded } from '../seeded';
import { hundredItems } from './hundred-items';
import { plainCiteproc } from './plain-citeproc';
import { shippedFiles, shippedNames, shippedStyle } from './shipped';
import { shown } from './shown-text';

const LABELS =
  `act appendix article-locator book canon chapter column elocation equation figure folio issue line note
opus page paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume`.split(
    /\s+/,
  );

describe('agreement with citeproc', () => {
  it('prints clusters and lists as citeproc does @long', async () => {
    const random = seeded(7);
    await compare('apa', random.below(1000), 10, 12);
  });

  it('prints a hundred items in clusters of every form as citeproc does, in all shipped styles @long', async () => {
    const rows: string[] = [];
    for (const style of shippedNames()) {
      const figures = await compare(style, 11, Number.POSITIVE_INFINITY, 220);
      const { isNoteStyle, hasList, language } = figures.processor;
      const kind = isNoteStyle ? 'notes' : 'in the text';
      rows.push(
        `| ${style} | ${kind} | ${language} | ${figures.citations} | ${hasList ? figures.entries : 'none'} | ${figures.named} |`,
      );
    }
    mkdirSync('out', { recursive: true });
    const head =
      '| style | citations stand | language | citations equal | entries equal | authors named by us |';
    writeFileSync('out/styles.md', `${head}\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`);
  }).timeout(600_000);

  it('prints in other languages as citeproc does @long', async () => {
    for (const language of ['de-DE', 'fr-FR', 'zh-CN', 'ru-RU'])
      for (const style of ['apa', 'chicago-fullnote-bibliography', 'vancouver'])
        await compare(style, 5, Number.POSITIVE_INFINITY, 60, language);
  }).timeout(600_000);
});

async function compare(style: string, seed: number, most: number, count: number, language?: string) {
  const items = new Map([...hundredItems()].slice(0, most));
  const processor = await loadProcessor(shippedStyle(style), shippedFiles, language);
  const wanted = clusters(seed, [...items.keys()], count);
  const itemOf = (key: string): CslItem | undefined => items.get(key);
  const ours = processor.format({ citations: wanted, uncited: [], itemOf, format: 'html' });
  const plain = plainCiteproc(style, processor.language, items, (isNoteStyle) =>
    citeprocCitations(wanted, isNoteStyle, (key) => familyNames(items.get(key)!).length > 0),
  );
  let named = 0;
  wanted.forEach((citation, index) => {
    const { inText, note, parts } = ours.citations[index]!;
    const expected = plain.citations[index]!;
    const says = `${style}, citation ${index}: ${JSON.stringify(citation)}`;
    if (!citation.items[0]!.inText || processor.isNoteStyle) {
      const whole = note ?? inText;
      const isBracketed = processor.isNoteStyle && citation.isInFootnote && whole !== expected;
      const bare = isBracketed ? whole.replace(/^\((.*)\)$/, '$1') : whole;
      // Where nothing is left of a citation, as in MLA without an author, nothing is printed; but there is no empty note.
      if (expected.includes('[CSL STYLE ERROR')) assert.match(bare, /^(?!.*CSL STYLE ERROR).*\p{L}/u, says);
      else if (expected === '[NO_PRINTED_FORM]') assert.equal(bare !== '', processor.isNoteStyle, says);
      // As in Pandoc, a note of ours begins with a capital.
      else if (note !== undefined) assert.equal(begun(shown(bare)), begun(shown(expected)), says);
      else assert.equal(shown(bare), shown(expected), says);
      return;
    }
    if (shown(inText) === shown(expected)) return;
    // A sentence has no number or "ibid." for a subject: we name the author, and put raised numbers at the name.
    named++;
    const name = shown(parts[0]!.text);
    const cites = [1, 2].map((from) =>
      shown(
        parts
          .slice(from)
          .map(({ text }) => text)
          .join(''),
      ),
    );
    assert.notEqual(name, '', says);
    assert.ok(
      cites.some((cite) => shown(expected).endsWith(cite)),
      `${says}\n${inText}\n${expected}`,
    );
  });
  assert.deepEqual(
    ours.references.map(({ key, label, text }) => [key, shown(label ?? ''), shown(text)]),
    // Of two stops with nothing between we leave one.
    plain.entries.map(({ key, html }) => [
      key,
      ...labelAndText(html).map((said) => said.replace(/(?<!\. )\. \.(?! ?\.)/g, '.')),
    ]),
  );
  return { processor, citations: wanted.length - named, named, entries: plain.entries.length };
}

/** Every item alone, and then clusters of all forms; some together in one footnote. */
function clusters(seed: number, keys: readonly string[], count: number): CitationRequest[] {
  const random = seeded(seed);
  let note = 0;
  // A prefix within a cluster, or a suffix, keeps works in their order, as in Pandoc and not in citeproc.
  const item = (key: string, at: number, all: readonly string[]) => ({
    key,
    suppressAuthor: false,
    inText: false,
    ...(at === 0 && random.chance(0.3) && { prefix: random.of(['see', 'cf.', 'e.g.,', 'see also']) }),
    ...(random.chance(0.4) && {
      locator: { label: random.of(LABELS), value: random.of(['3', '33-35', 'iv', '12, 14', '7a']) },
    }),
    ...(at === all.length - 1 &&
      random.chance(0.3) && {
        suffix: random.of(['and passim', ', and more', ', emphasis mine', '.']),
      }),
  });
  const made: CitationRequest[] = keys.map((key) => ({
    items: [{ key, suppressAuthor: false, inText: false }],
    noteNumber: ++note,
  }));
  let last = keys[0]!;
  while (made.length < keys.length + count) {
    const isInFootnote = random.chance(0.15);
    if (!isInFootnote || random.chance(0.5)) note++;
    const size = random.chance(0.5) ? 1 : 1 + random.below(5);
    // Often the same again, for "ibid.".
    const chosen = Array.from({ length: size }, () => (random.chance(0.35) ? last : random.of(keys)));
    last = chosen.at(-1)!;
    const items = chosen.map(item);
    const form = random.below(4);
    if (form === 0 && size === 1) items[0] = { ...items[0]!, inText: !isInFootnote };
    if (form === 1) items[0] = { ...items[0]!, suppressAuthor: true };
    made.push({ items, noteNumber: note, ...(isInFootnote && { isInFootnote }) });
  }
  return made;
}

function citeprocCitations(
  wanted: readonly CitationRequest[],
  isNoteStyle: boolean,
  isNamed: (key: string) => boolean,
): Citation[] {
  return wanted.map(({ items, noteNumber, isInFootnote }, index) => ({
    citationID: `c${index}`,
    citationItems: items.map(({ key, prefix, locator, suffix, suppressAuthor, inText }) => ({
      id: key,
      ...(prefix && { prefix: `${prefix} ` }),
      ...(locator && { locator: locator.value, label: locator.label }),
      ...(suffix && { suffix: /^[,.]/.test(suffix) ? suffix : ` ${suffix}` }),
      // As in Pandoc, a note does not name again whom the sentence names.
      ...((suppressAuthor || (inText && isNoteStyle && isNamed(key))) && { 'suppress-author': true }),
    })),
    properties: {
      noteIndex: isNoteStyle ? noteNumber! : 0,
      // In notes, citeproc's own names the author twice and nothing else.
      ...(items[0]!.inText && !isNoteStyle && { mode: 'composite' as const }),
      ...(isNoteStyle && isInFootnote && { 'suppress-trailing-punctuation': true }),
    },
  }));
}

function labelAndText(html: string): [label: string, text: string] {
  const match = /<div class="csl-left-margin">([\s\S]*?)<\/div>/.exec(html);
  if (!match) return ['', shown(html)];
  return [shown(match[1]!), shown(html.replace(match[0], ''))];
}

/** With a small letter. */
function begun(words: string): string {
  return words.replace(/^((?:‹\w+›|[^\p{L}‹])*)(\p{L})/u, (_, before, first) => before + first.toLowerCase());
}
