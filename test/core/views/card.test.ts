import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { paperCard } from '../../../src/core/views/card';
import type { CardAction } from '../../../src/core/views/card-actions';
import { clip, escapeMarkdown } from '../../../src/core/views/markdown';
import { makeLibrary, makeWork } from '../builders';

const options = {
  linkTo: (action: CardAction) => `command:${action.action}`,
  abstractLength: 200,
};

/** Every link target of a Markdown text, escaped brackets being none. */
function links(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map((match) => match[1]!);
}

describe('a card', () => {
  const hostile =
    '[click](command:evil) <img src=x> `code` **bold** $(zap) https://evil.example www.evil.example a@b.c &lt;';

  it('holds page text as text: no link, no HTML, no automatic link', () => {
    const work = makeWork({
      title: hostile,
      abstract: hostile,
      authors: hostile,
      categories: [hostile],
      year: 2020,
    });
    const card = paperCard(work, options);
    assert.deepEqual([...new Set(links(card))].sort(), [
      'command:cite',
      'command:copyKey',
      'command:copyReference',
      'command:open',
      'command:openNote',
      'command:showPage',
    ]);
    assert.doesNotMatch(card, /(?<!\\)<|https:|www\.|b\.c|(?<!\\)&/);
  });

  it('shows title, authors, date, identifiers, abstract and where it was read', () => {
    const work = makeWork({
      title: 'A Title',
      authors: 'Ada Lovelace; Alan Turing',
      year: 2020,
      ids: ['2001.00001'],
      abstract: 'We show it.',
    });
    assert.equal(
      paperCard(work, options).replaceAll('\\', ''),
      [
        '**A Title**',
        'Ada Lovelace, Alan Turing · 2020 · arXiv:2001.00001',
        `[Cite](command:cite) | [Open](command:open) | [Page](command:showPage) | [Copy key](command:copyKey) | [Copy reference](command:copyReference) | [New note](command:openNote) | \`@${work.citekey}\``,
        'We show it.',
        'Read from [test.txt:1](command:open)',
      ].join('\n\n'),
    );
  });

  it('gives the key that is pointed at where an entry has it, and no word of a page for one', () => {
    const work = makeWork({ title: 'A Title', citekey: 'first2020' });
    const entries = ['second2020', 'b`ad'].map((citekey) => ({ ...work.records[0]!, citekey }));
    const keyIn = (key: string) => {
      const asked: CardAction[] = [];
      const linkTo = (action: CardAction) => String(asked.push(action));
      const card = paperCard({ ...work, records: entries, aliases: ['old'] }, { ...options, linkTo, key });
      const copied = asked.find((action) => action.action === 'copyKey');
      assert.match(card, new RegExp(`\\| \`@${copied!.key}\``));
      return copied!.key;
    };
    assert.deepEqual(['second2020', 'old', 'b`ad'].map(keyIn), ['second2020', 'first2020', 'first2020']);
  });

  it('is short, whatever a page prints for a title', () => {
    const work = makeWork({ title: 'x'.repeat(3000) });
    makeLibrary([work]);
    assert.ok(paperCard(work, { linkTo: () => 'x', abstractLength: 300 }).length < 2000);
  });

  it('folds a long abstract and leads to the whole of it', () => {
    const card = paperCard(makeWork({ title: 'T', abstract: 'word '.repeat(100) }), options);
    assert.match(card, /…|\\?… ?\[whole abstract\]\(command:open\)/);
    assert.ok(card.length < 600);
  });

  it('names the best citers with role and verdict, and says when a summary is a machine’s', () => {
    const works: Work[] = [
      makeWork({ title: 'Cited Work', citekey: 'cited', summary: 'It does a thing.' }),
      makeWork({ title: 'First Citer', citekey: 'one', year: 2021 }),
      makeWork({ title: 'Second Citer', citekey: 'two' }),
    ];
    const library = makeLibrary(works, [
      ['one', 'cited', { role: 'method', verdict: 'UNVERDICTED' }],
      ['two', 'cited', { representative: true }],
    ]);
    const card = paperCard(library.byCitekey('cited')!, options).replaceAll('\\', '');
    assert.match(card, /\*Machine-written summary:\* It does a thing\./);
    assert.match(
      card,
      /\*\*2 citers\*\* {2}\ncited in 2021 · roles, machine-made: method 1\n- \[Second Citer\]\(command:open\)\n- \[First Citer\]\(command:open\) · method · UNVERDICTED · 2021/,
    );
    assert.match(paperCard(library.byCitekey('one')!, options), /\*\*Cites\*\*\n- \[Cited Work\]/);
  });
});

describe('a card of a paper among others', () => {
  const works: Work[] = [
    makeWork({ title: 'Here', citekey: 'here' }),
    ...[2023, 2024, 2024].map((year, n) => makeWork({ title: `Citer ${n}`, citekey: `c${n}`, year })),
    makeWork({ title: 'Near *it*', citekey: 'near' }),
  ];
  const library = makeLibrary(works, [
    ['c0', 'here', { role: 'use_of' }],
    ['c1', 'here'],
    ['c2', 'here'],
    ['c1', 'near'],
  ]);
  const here = library.byCitekey('here')!;

  it('says since when it is cited and as what, what is near it, and that notes cite it', () => {
    const related = [
      {
        work: library.byCitekey('near')!,
        score: 1,
        reasons: [{ kind: 'cites' } as const, { kind: 'co-cited', by: [library.byCitekey('c1')!] } as const],
      },
    ];
    const card = paperCard(here, { ...options, notes: 2, related }).replaceAll('\\', '');
    assert.match(card, /\ncited since 2023: 1 · 2 · roles, machine-made: use_of 1\n/);
    assert.match(card, /\*\*Related\*\*\n- \[Near \*it\*\]\(command:open\) · both cited by 1 paper/);
    assert.match(card, /\[In 2 notes\]\(command:showNotes\) \| .*\[Relations\]\(command:showRelations\)/);
  });

  it('gives the links of its pages as links that no letter of theirs can leave, built ones on a click', () => {
    const place = here.records[0]!.place;
    const found = { kind: 'code', label: 'evil](command:x)', url: 'https://a.org/(b)"<c>', place } as const;
    const built = { kind: 'discussion', label: 'alphaXiv', url: 'https://alphaxiv.org/abs/1' } as const;
    const card = paperCard(here, { ...options, links: [found, built] });
    assert.deepEqual(
      links(card).filter((link) => !link.startsWith('command:')),
      ['https://a.org/%28b%29%22%3cc%3e'],
    );
    assert.ok(links(card).includes('command:openLink'));
    assert.doesNotMatch(card, /alphaxiv/i);
    assert.doesNotMatch(paperCard(here, { ...options, links: [built] }), /https:/);
  });
});

describe('escapeMarkdown', () => {
  it('escapes every ASCII punctuation character and folds line ends', () => {
    assert.equal(escapeMarkdown('a*b\nc'), 'a\\*b c');
    assert.equal(escapeMarkdown('Zelin Tan 2025 – “x”'), 'Zelin Tan 2025 – “x”');
  });
});

describe('clip', () => {
  it('cuts at a word', () => {
    assert.equal(clip('one two three', 9), 'one two…');
    assert.equal(clip('one', 9), 'one');
    assert.equal(clip('a'.repeat(20), 5), 'aaaaa…');
  });
});
