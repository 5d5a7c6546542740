// The list of references in a note: written, found again, brought up to date, with the reader's words kept.
import * as assert from 'node:assert/strict';
import { staleReferenceList } from '../../../src/core/checks/stale-reference-list';
import {
  digestOfList,
  headingLevel,
  listBody,
  plainList,
  plainTextList,
} from '../../../src/core/reference-list/body';
import { staleList } from '../../../src/core/reference-list/check';
import { refreshList } from '../../../src/core/reference-list/refresh';
import { type ListRegion, listRegion, regionText } from '../../../src/core/reference-list/region';
import { listMessage, noListIn } from '../../../src/core/reference-list/report';
import { applyEdits } from '../../../src/core/rewrite/rewriting';

const A = { key: 'a', text: 'Ada, L. (1843). *Notes*.' };
const B = { key: 'b', text: 'Babbage, C. (1832). *Machinery*.' };
const C = { key: 'c', text: 'Clarke, M. (1999). *Names*.' };

const written = (references: readonly { text: string; label?: string }[], margin = '') => {
  const body = listBody(references);
  return regionText(body, digestOfList(body), { margin });
};

function regionOf(text: string): ListRegion {
  const region = listRegion(text);
  assert.ok(region && !('fault' in region), JSON.stringify(region));
  return region;
}

/** The note with its list brought up to date; undefined where the reader is asked. */
function refreshed(
  text: string,
  references: readonly { text: string }[],
  before?: readonly { text: string }[],
): string | undefined {
  const { edits, conflict } = refreshList(
    text,
    regionOf(text),
    listBody(references),
    () => before && listBody(before),
    false,
  );
  return conflict ? undefined : applyEdits(text, edits);
}

describe('the list of references', () => {
  it('is a paragraph for each, below a heading where one is wanted', () => {
    assert.equal(listBody([A, B]), `${A.text}\n\n${B.text}\n`);
    assert.equal(
      listBody([{ label: '[1]', text: 'One\n  more' }], { title: 'Works  cited', level: 2 }),
      '## Works cited\n\n[1] One more\n',
    );
    assert.equal(
      listBody([{ text: 'A note\\\nof two lines by \\@me, @home and <https://x.org/@y>.' }]),
      'A note\\\nof two lines by \\@me, \\@home and <https://x.org/@y>.\n',
    );
    assert.equal(plainTextList([{ label: '1.', text: 'One' }, { text: 'Two' }]), '1. One\n\nTwo\n');
    assert.equal(listBody([], { title: 'References', level: 1 }), '');
  });

  it('has a heading below the title of the note, or on a level with its sections', () => {
    for (const [text, level] of [
      ['', 2],
      ['words', 2],
      ['# Title\n\nwords\n\n## One\n', 2],
      ['# One\n\n# Two\n', 1],
      ['## One\n### Two\n', 2],
      ['---\ntitle: x\n# a remark\n---\n# One\n\n# Two', 1],
      ['# Title\n\n```\n# no heading\n```\n', 2],
      ['### Deep\n', 2],
    ] as const)
      assert.equal(headingLevel(text), level, text);
  });

  it('stands between marks that tell what was written', () => {
    const text = `Before\n\n${written([A, B])}\n\nAfter\n`;
    const region = regionOf(text);
    assert.equal(region.body, plainList(listBody([A, B])));
    assert.equal(region.digest, digestOfList(region.body));
    assert.equal(text.slice(region.whole.start, region.whole.end), written([A, B]));
  });

  it('holds titles that look like its marks', () => {
    for (const text of ['On <!-- scholium:references -->', 'On \\<!-- /scholium:references -->']) {
      const note = `${written([{ text }, B])}\n`;
      assert.equal(regionOf(note).body, plainList(listBody([{ text }, B])));
      assert.equal(refreshed(note, [{ text }, B]), note);
      assert.match(note, /On \\<\\!-- /);
    }
  });

  it('is found in block quotations and lists, with their margins, and not in code', () => {
    for (const [lead, margin] of [
      ['> ', '> '],
      ['- ', '  '],
      ['10. ', '    '],
      ['> > ', '> > '],
      ['  ', '  '],
    ] as const) {
      const text = `${lead}${written([A, B], margin)}\n`;
      assert.equal(regionOf(text).body, plainList(listBody([A, B])), lead);
      assert.equal(refreshed(text, [A, B]), text, lead);
      assert.equal(refreshed(text, [A, B, C]), `${lead}${written([A, B, C], margin)}\n`, lead);
    }
    for (const text of [`\`\`\`\n${written([A])}\n\`\`\`\n`, '`<!-- scholium:references -->` begins it.'])
      assert.equal(listRegion(text), undefined, text);
  });

  it('says with the line what is wrong with its marks', () => {
    const open = '<!-- scholium:references -->';
    const close = '<!-- /scholium:references -->';
    for (const [text, told] of [
      [`One\n\n${open}\nx\n`, /does not end \(line 3\)/],
      [`One\n${close}\n`, /ends where it did not begin \(line 2\)/],
      [`${open}\n${open}\n${close}\n`, /does not end \(line 1\)/],
      [`${open}\n${close}\n\n${open}\n${close}\n`, /is there more than once \(line 4\)/],
      [`words ${open}\n${close}\n`, /lines of their own; see line 1/],
      [`${open}\nx ${close}\n`, /lines of their own; see line 2/],
    ] as const) {
      const found = listRegion(text);
      assert.ok(found && 'fault' in found, text);
      assert.match(found.fault, told);
    }
  });

  it('is left as it is, to the byte, when nothing changed', () => {
    for (const text of [
      written([A, B]),
      `\uFEFF---\r\ntitle: x\r\n---\r\n\r\n${written([A, B]).replaceAll('\n', '\r\n')}\r\nMore.  \r\n`,
      `${written([A, B]).replaceAll('.\n', '.  \n')}\n`,
    ])
      assert.equal(refreshed(text, [A, B]), text);
  });

  it('is written anew where the reader left it alone, in the line ends of the note', () => {
    const text = `# T\r\n\r\n${written([A]).replaceAll('\n', '\r\n')}\r\n\r\nMore\r\n`;
    const now = refreshed(text, [A, B])!;
    assert.equal(now, `# T\r\n\r\n${written([A, B]).replaceAll('\n', '\r\n')}\r\n\r\nMore\r\n`);
    assert.equal(refreshed(now, [A]), text);
  });

  it('is edited where it differs and nowhere else', () => {
    const text = `${written([A, B])}\n`;
    const { edits } = refreshList(text, regionOf(text), listBody([A, B, C]), () => undefined, false);
    const [mark, list, ...more] = edits;
    assert.deepEqual(more, []);
    assert.match(mark!.newText, /^<!-- scholium:references \w+ -->$/);
    assert.match(list!.newText, /^\n?Clarke[^\n]*\n?$/);
  });

  it('fills marks that the reader typed, and a list that they emptied', () => {
    for (const text of [
      '<!-- scholium:references -->\n<!-- /scholium:references -->\n',
      '<!--scholium:references--><!--/scholium:references-->\n',
      `${written([]).replace(/ \w+ -->/, ` ${digestOfList(listBody([A, B]))} -->`)}\n`,
    ])
      assert.equal(refreshed(text, [A, B]), `${written([A, B])}\n`);
  });

  it('can be written in MDX', () => {
    const body = listBody([A]);
    const text = regionText(body, digestOfList(body), { isMdx: true });
    assert.match(text, /^\{\/\* scholium:references \w+ \*\/\}\n/);
    assert.equal(regionOf(text).body, plainList(body));
  });

  it('keeps what stands behind the opening mark: a rule may be switched off there', () => {
    const text = `${written([A, B]).replace('-->', '--> <!-- scholium-disable-line -->')}\n`;
    assert.equal(refreshed(text, [A, B]), text);
    const now = refreshed(text, [A, C])!;
    assert.equal(now.replace(' <!-- scholium-disable-line -->', ''), `${written([A, C])}\n`);
    assert.match(now, /--> <!-- scholium-disable-line -->\n\nAda/);
  });

  it('keeps what the reader changed in it, and asks where both changed the same', () => {
    const mine = written([A, B]).replace('*Notes*.', '*Notes*. Read it twice!');
    assert.equal(refreshed(mine, [A, B]), mine);
    const both = refreshed(mine, [A, B, C], [A, B])!;
    assert.match(both, /Read it twice!/);
    assert.match(both, /Clarke/);
    assert.equal(refreshed(both, [A, B, C], [A, B]), both);
    assert.equal(refreshed(mine, [A, B, C]), undefined);
    assert.equal(refreshed(mine, [{ text: 'Ada. Notes.' }, B], [A, B]), undefined);
    const typed = '<!-- scholium:references -->\nMy own list\n<!-- /scholium:references -->\n';
    assert.equal(refreshed(typed, [A]), undefined);
  });

  it('can be kept as the reader has it, until another list would be written', () => {
    const mine = written([A, B]).replace('*Notes*.', '*Notes*. Mine.');
    const { conflict } = refreshList(mine, regionOf(mine), listBody([A, C]), () => undefined, false);
    const kept = applyEdits(mine, conflict!.keep);
    assert.match(kept, /Mine\./);
    assert.equal(refreshed(kept, [A, C]), kept);
    assert.equal(staleList(kept, digestOfList(listBody([A, C]))), undefined);
    assert.match(applyEdits(mine, conflict!.replace), /Clarke/);
  });

  it('is out of date when another one would be written', () => {
    const text = `Words\n\n${written([A, B])}\n`;
    const stale = (references: readonly { text: string }[], note = text) =>
      staleList(note, digestOfList(listBody(references)));
    assert.equal(stale([A, B]), undefined);
    const found = stale([A])!;
    assert.match(text.slice(found.span.start, found.span.end), /^<!-- scholium:references \w+ -->$/);
    assert.equal(stale([A], 'No list'), undefined);
    assert.equal(stale([A, B], text.replace('Ada', 'Adah')), undefined);
    assert.ok(stale([A], '<!-- scholium:references -->\n<!-- /scholium:references -->'));
  });

  it('is a problem of the note where it is out of date, with a fix, unless nobody has printed it', () => {
    const text = `${written([A])}\n`;
    const note = { file: 'file:///n.md', text, language: 'markdown' };
    assert.deepEqual([...staleReferenceList(note, undefined)], []);
    assert.deepEqual([...staleReferenceList(note, digestOfList(listBody([A])))], []);
    const [found] = staleReferenceList(note, digestOfList(listBody([B])));
    assert.equal(found!.rule, 'stale-reference-list');
    assert.deepEqual(
      found!.fixes!().map(({ kind }) => kind),
      ['refresh-list'],
    );
  });

  it('is told in a sentence', () => {
    assert.equal(listMessage({ count: 1, unknown: [], isSame: false }), 'Wrote 1 reference.');
    assert.equal(
      listMessage({ count: 12, unknown: ['a'], isSame: true }),
      'The list of references is up to date. @a is not known, so it is not listed.',
    );
    assert.match(
      listMessage({ count: 2, unknown: [...'abcdefg'], isSame: false }),
      /@a, @b, @c, @d, @e and 2 more are not known, so they are not listed\.$/,
    );
    assert.match(noListIn('latex')!, /\\printbibliography/);
    assert.match(noListIn('typst')!, /#bibliography/);
    assert.equal(noListIn('quarto'), undefined);
  });
});
