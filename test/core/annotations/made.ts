// Annotations as tests need them: a few by hand, and any number by chance.
import type { Annotation, PassageTarget } from '../../../src/core/model';
import type { Random } from '../seeded';

export function annotationOf(id: string, more: Partial<Annotation> = {}): Annotation {
  return {
    id: `urn:uuid:${id}`,
    motivation: 'commenting',
    target: passage('pages/a.txt'),
    text: 'A remark.',
    tags: [],
    links: [],
    resolved: false,
    created: '2026-11-21T10:00:00Z',
    modified: '2026-11-21T10:00:00Z',
    ...more,
  };
}

export function replyOf(id: string, to: string, more: Partial<Annotation> = {}): Annotation {
  return annotationOf(id, { motivation: 'replying', target: { replyTo: `urn:uuid:${to}` }, ...more });
}

export function passage(source: string, more: Partial<PassageTarget> = {}): PassageTarget {
  return {
    source,
    paper: ['arxiv:2509.25300', 'title:on lamps'],
    quote: { type: 'TextQuoteSelector', exact: 'lamps burn', prefix: 'We say that ', suffix: ' at night.' },
    position: { type: 'TextPositionSelector', start: 12, end: 22 },
    ...more,
  };
}

const WORDS = [
  '',
  'a',
  '# no heading',
  'two\nlines',
  '"quoted", with commas',
  '日本語 🎉',
  '<b>bold</b>',
  '=1+1',
  '\u2028x',
];
const SOURCES = [
  'a.txt',
  'b c/d%20e.txt',
  'ü#1?.txt',
  'x:y.txt',
  'https://arxiv.org/abs/2509.25300v2',
  './odd',
  'a"b.txt',
];

/** An id in which no two seeds agree. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export function anyAnnotation(random: Random): Annotation {
  const text = random.of(WORDS);
  const colour = random.of([undefined, 'yellow', 'red'] as const);
  return annotationOf(uuid(random), {
    text,
    motivation: random.of(['commenting', 'questioning', 'highlighting', 'an own word']),
    target: passage(random.of(SOURCES).replace(/^\.\//, ''), { paper: random.of([[], ['doi:10.1000/x y']]) }),
    tags: random.of([[], ['one'], ['one', 'two words']]),
    links: random.of([[], [{ note: 'notes/a b.md' }], [{ paper: ['title:on lamps'] }]]),
    ...(colour && { colour }),
    resolved: random.chance(0.3),
    modified: `2026-11-21T10:0${random.below(10)}:00Z`,
    ...(random.chance(0.5) && { creator: random.of(['Ada', 'Mary "M." Shelley']) }),
  });
}

/** The same annotation after somebody changed something in it. */
export function changed(annotation: Annotation, random: Random): Annotation {
  const modified = `2026-11-21T11:0${random.below(3)}:00Z`;
  const edits: readonly Partial<Annotation>[] = [
    { text: `words ${random.below(4)}` },
    { tags: [...annotation.tags, `tag ${random.below(4)}`] },
    { tags: annotation.tags.slice(1) },
    { colour: random.of(['green', 'blue']) },
    { resolved: !annotation.resolved },
    { motivation: random.of(['describing', 'assessing']) },
  ];
  return { ...annotation, ...random.of(edits), modified };
}
