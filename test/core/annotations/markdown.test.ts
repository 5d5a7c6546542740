// Annotations in a note, brought up to date with the reader's own words kept.
import assert from 'node:assert/strict';
import { iriOf } from '../../../src/core/annotations/iri';
import { annotationsNote, type NoteSection, regionOf } from '../../../src/core/annotations/markdown';
import { threadsOf } from '../../../src/core/annotations/threads';
import {
  refreshAnnotationsNote,
  writtenInAnnotationsNote,
} from '../../../src/core/literature/annotations-note';
import { regionsIn } from '../../../src/core/literature/regions';
import type { Annotation } from '../../../src/core/model';
import { applyEdits } from '../../../src/core/rewrite/rewriting';
import { seeded } from '../seeded';
import { annotationOf, anyAnnotation, passage, replyOf } from './made';

const OPTIONS = { linkTo: iriOf };

function section(key: string, annotations: readonly Annotation[]): NoteSection {
  const threads = threadsOf(annotations).map((thread) => ({ thread, isOrphan: false }));
  return { key, heading: `On Lamps [@${key}]`, threads };
}

const ONE = annotationOf('1', { text: 'I *doubt* it.', colour: 'red', tags: ['lamps', 'to check'] });
const TWO = annotationOf('2', {
  text: '',
  target: passage('pages/a b.txt', { quote: { type: 'TextQuoteSelector', exact: '# Oil\n*is* dear' } }),
});
const FIRST = section('tan2025', [ONE, replyOf('3', '1', { text: 'So do I.', creator: 'Ada' }), TWO]);

const NOTE = `# Lamps

## On Lamps [@tan2025]

<!-- scholium:annotations-tan2025 -->

- > \\# Oil
  > \\*is\\* dear

  [pages/a b.txt](<pages/a%20b.txt>)

- > lamps burn

  I *doubt* it.

  [pages/a.txt](<pages/a.txt>) · contradicts, or is doubtful · #lamps · to check

  - **Ada:** So do I.

<!-- /scholium:annotations-tan2025 -->
`;

describe('a note of annotations', () => {
  it('quotes, says, and leads to the page', () => {
    assert.equal(annotationsNote('Lamps', [FIRST], OPTIONS), NOTE);
  });

  const written = writtenInAnnotationsNote([FIRST], OPTIONS);
  const writings = new Map([...written].map(([part, text]) => [part, [text]]));
  const refresh = (text: string, sections: readonly NoteSection[]) => {
    const refreshed = refreshAnnotationsNote(text, sections, OPTIONS, writings);
    return { ...refreshed, text: applyEdits(text, refreshed.edits) };
  };

  it('changes nothing where nothing has changed', () => {
    assert.deepEqual(refresh(NOTE, [FIRST]).edits, []);
  });

  it('keeps what the reader wrote around and within, and adds what is new', () => {
    const mine = NOTE.replace('# Lamps\n', '# Mine\n\nBefore.\n').replace(
      'burn\n',
      'burn\n  > (so they say)\n',
    );
    const more = section('tan2025', [
      ONE,
      replyOf('3', '1', { text: 'So do I.', creator: 'Ada' }),
      TWO,
      annotationOf('4', { text: 'New.', target: passage('z.txt') }),
    ]);
    const { text, kept } = refresh(`${mine}\nBehind.\n`, [more, section('other', [ONE])]);
    for (const words of [
      '# Mine',
      'Before.',
      '(so they say)',
      'Behind.',
      'New.',
      '<!-- scholium:annotations-other -->',
    ])
      assert.ok(text.includes(words), words);
    assert.ok(kept.every(({ why }) => why !== 'unknown'));
    assert.ok(text.indexOf('Behind.') < text.indexOf('annotations-other'));
  });

  it('leaves a section away that the reader took away', () => {
    assert.equal(refresh('# Lamps\n', [FIRST]).text, '# Lamps\n');
  });

  it('says that nothing is left of a paper, and keeps Windows line ends', () => {
    const { text } = refresh(NOTE.replaceAll('\n', '\r\n'), [section('new', [ONE])]);
    assert.match(text, /annotations-tan2025 -->\r\n\r\n\*No annotations\.\*\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('links to pages of the web and files of the folder alone, and nothing breaks out of a link', () => {
    const out = 'https://a/> "t") <img src=x>\n\n<!-- /scholium:annotations-a -->\n# Evil';
    const textFor = (source: string) =>
      annotationsNote('All', [section('a', [annotationOf('1', { target: passage(source) })])], OPTIONS);
    const text = textFor(out);
    assert.deepEqual(regionsIn(text).faults, []);
    assert.doesNotMatch(text, /(?<!\\)<img|^# Evil|(?<!\\)>[^\n]*Evil/m);
    assert.match(textFor('https://a/b'), /\]\(<https:\/\/a\/b>\)/);
    for (const source of ['javascript://%0aalert(1)', 'command://x', 'vscode://x', 'file:///x', '../x'])
      assert.doesNotMatch(textFor(source), /\]\(/, source);
  });

  it('has its regions, whatever readers write', () => {
    const texts = [
      '```',
      '<!--',
      '<script>',
      '<!-- /scholium:annotations-a -->',
      '- x\n\n      code\n```js\n',
      '$$',
      '> q',
      '<div>\n\n<p',
      '[x]: <',
    ];
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const any = () => ({ ...anyAnnotation(random), text: random.of(texts) });
      const sections = [section('a', [any(), any()]), section('b c', [any()])];
      const { regions, faults } = regionsIn(annotationsNote('All', sections, OPTIONS));
      assert.deepEqual(faults, [], `seed ${seed}`);
      assert.deepEqual([...regions.keys()], [regionOf('a'), regionOf('b c')], `seed ${seed}`);
    }
  });
});
