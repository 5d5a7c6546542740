import * as assert from 'node:assert/strict';
import { readLines, writeLines } from '../../src/core/jsonl';
import { buildLibrary } from '../../src/core/library/build';
import { likenessOf, missingOf, SERVICES, subjectOf, surestFirst } from '../../src/core/lookup';
import { accept, accountsOf, addAccepted, LOOKUPS, offersOf } from '../../src/core/lookup/accepted';
import type { Candidate, ServiceId } from '../../src/core/lookup/service';
import type { Work } from '../../src/core/model';
import { makeFiles, makeRecord, type RecordSketch } from './records';

const TITLE = 'Attention Is All You Need';

function workOf(sketch: Partial<RecordSketch> = {}): Work {
  return buildLibrary(makeFiles([makeRecord({ title: TITLE, ...sketch })])).works[0]!;
}

function service(id: ServiceId) {
  return SERVICES.find((one) => one.id === id)!;
}

// In the form that each service documents, cut to what we ask for.
const ANSWERS: Readonly<Record<Exclude<ServiceId, 'arxiv'>, string>> = {
  crossref: JSON.stringify({
    status: 'ok',
    message: {
      items: [
        {
          DOI: '10.1038/S41586-021-03819-2',
          title: ['Highly accurate protein structure prediction with <i>AlphaFold</i>'],
          author: [
            { given: 'John', family: 'Jumper', sequence: 'first' },
            { name: 'The AlphaFold Team' },
            { given: 'Nobody' },
          ],
          issued: { 'date-parts': [[2021, 7, 15]] },
          'container-title': ['Nature'],
          volume: '596',
          issue: '7873',
          page: '583-589',
          publisher: 'Springer Science and Business Media LLC',
          type: 'journal-article',
          abstract: '<jats:title>Abstract</jats:title><jats:p>Proteins are folded &amp; read.</jats:p>',
          URL: 'https://doi.org/10.1038/s41586-021-03819-2',
        },
        { title: ['No DOI'] },
        { DOI: '10.1000/x', title: [] },
        null,
      ],
    },
  }),
  openalex: JSON.stringify({
    results: [
      {
        id: 'https://openalex.org/W2741809807',
        doi: 'https://doi.org/10.7717/peerj.4375',
        display_name: 'The state of OA',
        publication_date: '2018-02-13',
        authorships: [{ author: { display_name: 'Heather Piwowar' } }, { author: null }],
        primary_location: { source: { display_name: 'PeerJ', type: 'journal' } },
        biblio: { volume: '6', issue: null, first_page: 'e4375', last_page: 'e4375' },
        type: 'article',
        ids: { pmid: 'https://pubmed.ncbi.nlm.nih.gov/29456894' },
        abstract_inverted_index: { open: [1], Access: [0], grows: [2], far: [99_999_999] },
      },
    ],
  }),
  'semantic-scholar': JSON.stringify({
    total: 1,
    data: [
      {
        paperId: '204e3073870fae3d05bcbc2f6a8e263d9b72e776',
        externalIds: { ArXiv: '1706.03762', CorpusId: 13756489, DBLP: 'journals/corr/VaswaniSPUJGKP17' },
        url: 'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
        title: 'Attention is All you Need',
        venue: 'Neural Information Processing Systems',
        year: 2017,
        publicationDate: null,
        journal: { pages: '5998-6008' },
        authors: [{ authorId: '40348417', name: 'Ashish Vaswani' }],
        publicationTypes: ['JournalArticle', 'Conference'],
        abstract: null,
      },
    ],
  }),
};

describe('a look-up', () => {
  it('reads the answers of each service, and leaves out what is no paper', () => {
    const [crossref, ...none] = service('crossref').read(ANSWERS.crossref)!;
    assert.deepEqual(none, []);
    assert.deepEqual(
      { ...crossref, authors: crossref!.authors.length },
      {
        service: 'crossref',
        url: 'https://doi.org/10.1038/s41586-021-03819-2',
        title: 'Highly accurate protein structure prediction with AlphaFold',
        authors: 2,
        date: { year: 2021, month: 7, day: 15 },
        identifiers: [{ scheme: 'doi', value: '10.1038/s41586-021-03819-2' }],
        abstract: 'Proteins are folded & read.',
        publication: {
          type: 'article-journal',
          'container-title': 'Nature',
          volume: '596',
          issue: '7873',
          page: '583-589',
          publisher: 'Springer Science and Business Media LLC',
        },
      },
    );
    const [openalex] = service('openalex').read(ANSWERS.openalex)!;
    assert.equal(openalex!.abstract, 'Access open grows');
    assert.deepEqual(
      openalex!.identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
      ['openalex W2741809807', 'doi 10.7717/peerj.4375', 'pmid 29456894'],
    );
    assert.equal(openalex!.publication!.page, 'e4375');
    const [scholar] = service('semantic-scholar').read(ANSWERS['semantic-scholar'])!;
    assert.deepEqual(
      [scholar!.date, scholar!.publication],
      [
        { year: 2017 },
        {
          type: 'paper-conference',
          'container-title': 'Neural Information Processing Systems',
          page: '5998-6008',
        },
      ],
    );
  });

  it('asks by identifier first, then by title, and sends nothing else', () => {
    const work = workOf({ ids: ['10.1000/xyz', '1706.03762'], authors: 'Ashish Vaswani; Noam Shazeer' });
    const paths = SERVICES.map((one) => one.paths(subjectOf(work))[0]);
    assert.deepEqual(paths.slice(0, 2), ['/query?id_list=1706.03762', '/works/10.1000%2Fxyz']);
    const all = SERVICES.flatMap((one) => one.paths(subjectOf(work)))
      .map(decodeURIComponent)
      .join('\n');
    assert.ok(all.includes('Vaswani') && !all.includes('Shazeer'));
    const pending = workOf({ title: 'Title resolution pending', pending: true });
    assert.deepEqual(
      SERVICES.flatMap((one) => one.paths(subjectOf(pending))),
      [],
    );
  });

  it('takes nothing from an answer that is cut or none, at whatever character', () => {
    for (const [id, body] of Object.entries(ANSWERS)) {
      for (let end = 0; end < body.length; end += 7)
        assert.equal(service(id as ServiceId).read(body.slice(0, end)), undefined);
      for (const none of ['[]', 'null', '<html>', '{"error":"x"}'])
        assert.equal(service(id as ServiceId).read(none), undefined, `${id} ${none}`);
    }
    assert.equal(service('arxiv').read('Rate exceeded.'), undefined);
  });

  it('tells how surely a candidate is the paper', () => {
    const candidate: Candidate = {
      service: 'crossref',
      url: '',
      title: TITLE,
      authors: [{ family: 'Vaswani', given: 'A.' }],
      date: { year: 2017 },
      identifiers: [],
    };
    const of = (work: Work, change: Partial<Candidate> = {}) => likenessOf(work, { ...candidate, ...change });
    assert.equal(of(workOf()), 'same');
    assert.equal(of(workOf({ authors: 'Jane Roe' })), 'doubtful');
    assert.equal(of(workOf({ year: 2023 })), 'likely');
    assert.equal(of(workOf(), { title: `${TITLE}: A Replication` }), 'likely');
    assert.equal(of(workOf(), { title: 'Attention Is Not All You Need' }), 'doubtful');
    const arxiv = { scheme: 'arxiv' as const, value: '1706.03762' };
    assert.equal(of(workOf({ ids: ['1706.03762'] }), { title: 'Else', identifiers: [arxiv] }), 'same');
    assert.equal(of(workOf({ title: 'Editorial' }), { title: 'Editorial' }), 'likely');
    assert.equal(of(workOf({ title: '???' }), { title: '!!!' }), 'doubtful');
    const doubtful = { ...candidate, title: 'Another Title Altogether' };
    assert.deepEqual(surestFirst(workOf(), [doubtful, candidate]), [candidate, doubtful]);
  });

  it('says what a citation still needs', () => {
    assert.deepEqual(missingOf(workOf()), ['authors', 'year', 'identifier']);
    assert.deepEqual(missingOf(workOf({ authors: 'A. Roe', year: 2020, ids: ['10.1000/x'] })), []);
  });
});

describe('what is accepted of a look-up', () => {
  const [candidate] = service('semantic-scholar').read(ANSWERS['semantic-scholar'])!;

  it('is offered field by field, what is missing first', () => {
    const offers = offersOf(workOf({ year: 2018 }), candidate!);
    assert.deepEqual(
      offers.map(({ field, now }) => [field, now]),
      [
        ['authors', ''],
        ['identifiers', ''],
        ['publication', ''],
        ['date', '2018'],
      ],
    );
  });

  it('fills in what no page tells, wins over what pages tell, and stands at its line', () => {
    const page = makeRecord({ title: TITLE, authors: 'Ashish Vaswani et al.', year: 2018 });
    const files = makeFiles([page]);
    const before = buildLibrary(files).works[0]!;
    const accepted = accept(before, candidate!, ['date', 'identifiers', 'publication'], '2026-11-21');
    const text = writeLines(LOOKUPS, { entries: addAccepted([], accepted), kept: [] });
    const { parsed, decisions } = accountsOf('.scholium/lookups.jsonl', readLines(LOOKUPS, 'f', text));
    const { works } = buildLibrary([...files, parsed], { decisions });
    assert.equal(works.length, 1);
    const [work] = works;
    assert.deepEqual(
      [work!.title, work!.item.issued, work!.item['container-title'], work!.item.author.length],
      [TITLE, { year: 2017 }, 'Neural Information Processing Systems', 1],
    );
    assert.ok(work!.identifiers.some(({ value }) => value === '1706.03762'));
    assert.equal(work!.records[0]!.place.file, page.place.file);
    assert.equal(work!.records.at(-1)!.place.line, 1);
  });

  it('grows by what the same service is asked again, and keeps what a newer version wrote', () => {
    const work = workOf();
    const first = accept(work, candidate!, ['date'], '2026-11-20');
    const second = accept(work, candidate!, ['authors'], '2026-11-21');
    const [both, ...rest] = addAccepted(addAccepted([], { ...first, note: 'mine' } as never), second);
    assert.deepEqual(rest, []);
    assert.deepEqual(Object.keys(both!.fields).sort(), ['authors', 'date']);
    assert.equal((both as { note?: string }).note, 'mine');
  });

  const acceptedFor = (folder: string, work: Work, change: Partial<Candidate> = {}) => {
    const accepted = accept(work, { ...candidate!, ...change }, ['authors', 'date'], '2026-11-21');
    const file = `file:///${folder}/.scholium/lookups.jsonl`;
    const text = writeLines(LOOKUPS, { entries: [accepted], kept: [] });
    return { accepted, ...accountsOf(file, readLines(LOOKUPS, file, text)) };
  };

  it('goes to the paper of its own folder, whatever stands in that line of another folder’s file', () => {
    const [mine, yours] = [
      makeRecord({ title: TITLE, file: 'file:///one/a.txt', ids: ['2401.00001'] }),
      makeRecord({ title: 'A Treatise about Sailing Ships', file: 'file:///two/b.txt', ids: ['2401.00002'] }),
    ];
    const [one, two] = [mine, yours].map((record, n) =>
      acceptedFor(['one', 'two'][n]!, buildLibrary(makeFiles([record])).works[0]!),
    );
    const { works } = buildLibrary([...makeFiles([mine, yours]), one!.parsed, two!.parsed], {
      decisions: [...one!.decisions, ...two!.decisions],
    });
    assert.deepEqual(
      works.map(({ records }) => records.length),
      [2, 2],
    );
    // The pages are gone: what was looked up is no paper by itself.
    assert.equal(buildLibrary([one!.parsed], { decisions: one!.decisions }).works.length, 0);
  });

  it('is not taken by a later paper of the title that somebody else wrote', () => {
    const row = makeRecord({ title: TITLE, file: 'c.txt', part: 'citer' });
    const { parsed, decisions } = acceptedFor('one', buildLibrary(makeFiles([row])).works[0]!);
    const later = makeRecord({
      title: TITLE,
      file: 'later.txt',
      authors: 'Emmy Noether',
      year: 2005,
      ids: ['10.1000/o'],
    });
    const { works } = buildLibrary([...makeFiles([row, later]), parsed], { decisions });
    assert.deepEqual(works.map(({ item }) => item.author[0]!.family).sort(), ['Noether', 'Vaswani']);
  });

  it('replaces none for another paper of the title', () => {
    const paper = (names: readonly string[]) => ({ ...acceptedFor('one', workOf()).accepted, paper: names });
    const editorial = paper(['doi:10.1000/a', 'title:editorial']);
    const count = (...names: string[]) => addAccepted([editorial], paper(names)).length;
    assert.equal(count('doi:10.1000/b', 'title:editorial'), 2);
    assert.equal(count('doi:10.1000/a', 'title:preface'), 1);
    const bare = paper(['title:editorial', 'page:a.txt:1']);
    assert.equal(addAccepted([bare], paper(['title:editorial', 'page:b.txt:1'])).length, 2);
  });

  it('is refused where a hand broke it', () => {
    const good = JSON.stringify(
      accept(workOf(), candidate!, ['date', 'identifiers', 'authors'], '2026-11-21'),
    );
    const bad = [
      good.replace('"semantic-scholar"', '"oracle"'),
      good.replace('"year":2017', '"year":"2017"'),
      good.replace('"scheme":"arxiv"', '"scheme":"constructor"'),
      good.replace('"family":"Vaswani"', '"family":5'),
      '{"paper":[]}',
    ];
    const file = readLines(LOOKUPS, 'f', [good, ...bad].join('\n'));
    assert.deepEqual([file.entries.length, file.kept.length, file.problems.length], [1, 5, 5]);
  });
});
