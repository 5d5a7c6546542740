import assert from 'node:assert/strict';
import type { Annotation, Thread } from '../../../src/core/model';
import {
  type AnnotationAction,
  annotationWords,
  hasWords,
  threadLabel,
} from '../../../src/core/views/annotation-words';

function annotation(sketch: Partial<Annotation> = {}): Annotation {
  return {
    id: 'urn:uuid:1',
    motivation: 'highlighting',
    target: { source: 'a.txt', paper: [] },
    text: '',
    tags: [],
    links: [],
    resolved: false,
    ...sketch,
  };
}

function thread(sketch: Partial<Annotation> = {}, ...replies: Partial<Annotation>[]): Thread {
  return {
    annotation: annotation(sketch),
    paper: [],
    replies: replies.map((reply, at) =>
      annotation({
        id: `urn:uuid:r${at}`,
        motivation: 'replying',
        target: { replyTo: 'urn:uuid:1' },
        ...reply,
      }),
    ),
  };
}

const view = {
  score: 1,
  linkTo: (action: AnnotationAction) => `do:${action.action}${action.action === 'follow' ? action.link : ''}`,
  nameOf: (link: Annotation['links'][number]) => ('note' in link ? link.note : link.paper[0]!),
  dayOf: (time: string) => time.slice(0, 10),
};

describe('what is said of an annotation', () => {
  it('names its kind, its colour with what it means, its tags and its state', () => {
    assert.equal(
      threadLabel(thread({ motivation: 'questioning', colour: 'red', tags: ['check'], resolved: true })),
      'Question · red: contradicts, or is doubtful · #check · resolved',
    );
    assert.equal(threadLabel(thread({ motivation: 'assessing' })), 'Assessing');
  });

  it('has no words where it is a mere highlight, and then offers to write some', () => {
    assert.equal(hasWords(thread({ text: ' \n' })), false);
    const { said, about } = annotationWords(thread({ created: '2026-11-21T13:40:00Z' }), view);
    assert.deepEqual(said, []);
    assert.equal(
      about,
      'Highlight · 2026\\-11\\-21  \n[Comment](do:open) | [Change…](do:change) | [Delete](do:delete)',
    );
  });

  it('gives the words of all who wrote, each under their name', () => {
    const { said, about } = annotationWords(
      thread(
        { motivation: 'commenting', text: 'So *much*?', created: '2026-11-21T13:40:00Z' },
        { text: '- yes', creator: 'Mary_S' },
      ),
      view,
    );
    assert.deepEqual(said, ['**You** · 2026\\-11\\-21\n\nSo *much*?', '**Mary\\_S**\n\n- yes']);
    assert.match(about, /^Comment {2}\n\[Open\]/);
  });

  it('says how well the words fit where they differ, and where its links lead', () => {
    const links = [{ paper: ['arxiv:2401.00001'] }, { note: 'notes/[a].md' }];
    const { about } = annotationWords(thread({ links }), { ...view, score: 0.914 });
    assert.match(about, /\(91 %\)/);
    assert.match(about, /→ \[arxiv\\:2401\\.00001\]\(do:follow0\)/);
    assert.match(about, /→ \[notes\\\/\\\[a\\\]\\.md\]\(do:follow1\)/);
  });

  it('lets nothing that others wrote into what may run commands', () => {
    const forged = '[Delete all](command:scholium.annotation.delete)';
    const { about } = annotationWords(
      thread({ text: forged, tags: [forged], colour: forged as never, creator: forged, motivation: forged }),
      view,
    );
    assert.doesNotMatch(about, /\]\(command:/);
  });
});
