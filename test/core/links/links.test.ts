// Links of a paper: those its pages give, those built from what names it, and what is none.
import assert from 'node:assert/strict';
import { takeIn } from '../../../src/core/intake';
import { buildLibrary } from '../../../src/core/library/build';
import { addressKey, safeAddress } from '../../../src/core/links/addresses';
import { linksOf } from '../../../src/core/links/links';
import { kindByWords, siteOf } from '../../../src/core/links/sites';
import type { Page, Work } from '../../../src/core/model';
import { makeWork } from '../builders';

const given = (work: Work) =>
  linksOf(work)
    .filter(({ place }) => place)
    .map(({ kind, label, url }) => [kind, label, url]);
const abstract = (text: string, ids: string[] = []) => makeWork({ title: 'A Paper', abstract: text, ids });

describe('what lies at an address', () => {
  const EXAMPLES: readonly (readonly [url: string, kind: string, label: string])[] = [
    ['https://github.com/openai/prm800k/tree/main', 'code', 'GitHub: openai/prm800k'],
    ['https://github.com/a/b.git', 'code', 'GitHub: a/b'],
    ['https://github.com/a/b/releases/download/v1/train.jsonl', 'data', 'GitHub: a/b'],
    ['https://github.com/a/b/issues/3', 'discussion', 'GitHub: a/b'],
    ['https://gitlab.com/a/b', 'code', 'GitLab: a/b'],
    ['https://huggingface.co/datasets/openai/gsm8k', 'data', 'Hugging Face: openai/gsm8k'],
    ['https://huggingface.co/spaces/a/b', 'demo', 'Hugging Face: a/b'],
    ['https://huggingface.co/meta-llama/Llama-2-7b', 'model', 'Hugging Face: meta-llama/Llama-2-7b'],
    ['https://huggingface.co/docs', 'none', ''],
    ['https://zenodo.org/records/1234', 'data', 'Zenodo: 1234'],
    ['https://doi.org/10.5281/zenodo.1234', 'data', 'Zenodo: 1234'],
    ['https://www.kaggle.com/datasets/a/b', 'data', 'Kaggle: a/b'],
    ['https://www.youtube.com/watch?v=abc', 'video', 'YouTube'],
    ['https://youtu.be/abc', 'video', 'YouTube'],
    ['https://vimeo.com/12345', 'video', 'Vimeo: 12345'],
    ['https://slideslive.com/38900001/x', 'slides', 'SlidesLive: 38900001'],
    ['https://openreview.net/forum?id=abc', 'discussion', 'OpenReview'],
    ['https://colab.research.google.com/drive/x', 'demo', 'Colab'],
    ['https://example.org/github.com/a/b', 'none', ''],
    ['https://github.com/login', 'none', ''],
    ['https://github.com/sponsors/a', 'none', ''],
    ['https://huggingface.co/avatars/4.svg', 'none', ''],
    ['https://huggingface.co/cli/install.sh', 'none', ''],
    ['https://huggingface.co/a/b/tree/main', 'model', 'Hugging Face: a/b'],
    ['https://huggingface.co/a/b/resolve/main/x.bin', 'model', 'Hugging Face: a/b'],
    ['https://www.kaggle.com/code/u/notebook', 'code', 'Kaggle: u/notebook'],
    ['https://www.kaggle.com/models/google/gemma', 'model', 'Kaggle: google/gemma'],
    ['https://www.kaggle.com/c/titanic', 'data', 'Kaggle: titanic'],
    ['https://www.kaggle.com/someone', 'none', ''],
    ['https://github.com.evil.example/a/b', 'none', ''],
  ];
  for (const [url, kind, label] of EXAMPLES)
    it(url, () => {
      const site = siteOf(url);
      const name = site && (site.name === undefined ? site.site : `${site.site}: ${site.name}`);
      assert.deepEqual([site?.kind ?? 'none', name ?? ''], [kind, label]);
    });

  it('the words before it say what it is, the first of them', () => {
    assert.equal(kindByWords('The code and data are at '), 'code');
    assert.equal(kindByWords('Our dataset is available at '), 'data');
    assert.equal(kindByWords('We wrote code. See '), undefined);
    assert.equal(kindByWords('Project page: '), 'project');
  });
});

describe('links of a paper', () => {
  it('those of its abstract and its comments, by kind', () => {
    const work = abstract(
      'Project page: https://my-paper.example.org/. Code: https://github.com/a/b; data at https://zenodo.org/records/7.',
    );
    assert.deepEqual(given(work), [
      ['code', 'GitHub: a/b', 'https://github.com/a/b'],
      ['data', 'Zenodo: 7', 'https://zenodo.org/records/7'],
      ['project', 'my-paper.example.org', 'https://my-paper.example.org/'],
    ]);
  });

  it('data that lie where code does, as the authors say', () => {
    assert.deepEqual(given(abstract('We release the dataset at https://github.com/openai/prm800k.')), [
      ['data', 'GitHub: openai/prm800k', 'https://github.com/openai/prm800k'],
    ]);
  });

  it('each by the words that stand before it, not before the last one', () => {
    assert.deepEqual(given(abstract('Code: https://github.com/a/b Project page: https://foo.org/x')), [
      ['code', 'GitHub: a/b', 'https://github.com/a/b'],
      ['project', 'foo.org/x', 'https://foo.org/x'],
    ]);
    const data = given(abstract('Our data are at https://foo.org/x and https://bar.org/y.'));
    assert.deepEqual(
      data.map(([kind]) => kind),
      ['data', 'data'],
    );
  });

  it('those that look as if they named a paper, but do not', () => {
    const urls = [
      'https://github.com/a/b/releases/tag/2024.1101',
      'https://github.com/a/b/blob/main/2312.12345.md',
      'https://foo.org/proj/2021.12345.html',
    ];
    for (const url of urls) assert.equal(given(abstract(`Code: ${url}`)).length, 1, url);
  });

  it('a repository may be called like a script; a picture is none', () => {
    assert.equal(
      given(abstract('Code: https://github.com/mrdoob/three.js'))[0]![1],
      'GitHub: mrdoob/three.js',
    );
    assert.deepEqual(given(abstract('See https://github.com/a/b/raw/main/teaser.png')), []);
    assert.deepEqual(given(abstract('We put it on github.com.')), []);
  });

  it('each once, those found before those built', () => {
    const work = abstract(
      'Discuss at https://www.alphaxiv.org/abs/2305.20050 or https://alphaxiv.org/abs/2305.20050/.',
      ['2305.20050'],
    );
    const urls = linksOf(work).map(({ url }) => addressKey(url));
    assert.equal(new Set(urls).size, urls.length);
    assert.equal(linksOf(work)[0]!.label, 'alphaXiv: 2305.20050');
    assert.ok(linksOf(work)[0]!.place && !linksOf(work)[0]!.builtFrom);
    assert.equal(linksOf(work).filter(({ label }) => label.startsWith('alphaXiv')).length, 1);
  });

  it('another paper’s are not this one’s', () => {
    const work = abstract(
      'As https://arxiv.org/abs/1706.03762 and https://huggingface.co/papers/1706.03762 and https://doi.org/10.1000/x say.',
      ['2305.20050'],
    );
    assert.deepEqual(given(work), []);
  });

  it('built from identifiers: which, and from what', () => {
    const links = linksOf(makeWork({ title: 'A Title', ids: ['2305.20050', '10.1000/x'] }));
    const of = (label: string) => links.find((link) => link.label === label);
    assert.deepEqual(of('Hugging Face: models, data, demos'), {
      kind: 'model',
      label: 'Hugging Face: models, data, demos',
      url: 'https://huggingface.co/papers/2305.20050',
      builtFrom: 'arXiv 2305.20050',
    });
    assert.equal(of('scite')?.url, 'https://scite.ai/reports/10.1000/x');
    assert.equal(of('scite')?.builtFrom, 'DOI 10.1000/x');
    assert.equal(of('dblp')?.builtFrom, 'its title');
    assert.equal(of('INSPIRE HEP'), undefined);
  });

  it('a quote in a title does not end what is searched for', () => {
    const links = linksOf(makeWork({ title: 'A "quoted" title' }));
    const scholar = links.find(({ label }) => label === 'Google Scholar');
    assert.equal(
      scholar?.url,
      `https://scholar.google.com/scholar?q=${encodeURIComponent('"A  quoted  title"')}`,
    );
  });

  it('by arXiv the page for readers, not the interface for programs', () => {
    const links = linksOf(makeWork({ title: 'A Title', ids: ['2305.20050'] }));
    const found = links.find(({ label }) => label === 'Semantic Scholar');
    assert.equal(found?.url, 'https://www.semanticscholar.org/arxiv/2305.20050');
  });

  it('a page that was saved is called as the link that is built', () => {
    const work = makeWork({ title: 'A Title', ids: ['2305.20050'] });
    const { place } = work.records[0]!;
    const labels = (url: string) =>
      linksOf(work, undefined, [{ url, place } as unknown as Page])
        .filter((link) => link.place)
        .map(({ kind, label }) => `${kind} ${label}`);
    assert.deepEqual(labels('https://arxiv.org/abs/2305.20050'), ['paper arXiv']);
    assert.deepEqual(labels('https://arxiv.org/abs/2305.20050v2'), ['paper arXiv']);
    assert.deepEqual(labels('https://pubmed.ncbi.nlm.nih.gov/123/'), ['catalogue PubMed']);
    assert.deepEqual(labels('https://scholar.google.com/scholar?cites=1'), ['catalogue Google Scholar']);
  });

  it('old identifiers of arXiv have a slash', () => {
    const work = makeWork({ title: 'A Title', ids: ['hep-th/9901001'], categories: ['hep-th'] });
    const urls = linksOf(work).map(({ url }) => url);
    assert.ok(urls.includes('https://www.alphaxiv.org/abs/hep-th_9901001'));
    assert.ok(urls.includes('https://www.connectedpapers.com/api/redirect/arxiv/hep-th%2F9901001'));
    assert.ok(urls.includes('https://inspirehep.net/arxiv/hep-th/9901001'));
  });

  it('a paper without anything that names it has none', () => {
    assert.deepEqual(linksOf({ ...makeWork({ title: 'Title resolution pending' }), titlePending: true }), []);
  });

  it('every one that is built can be followed', () => {
    const titles = ['A <b> & "c" \ud83d', 'x'.repeat(900), '100 % of #1?', 'Ünïcode — dash'];
    for (const title of titles)
      for (const { url } of linksOf(makeWork({ title, ids: ['2305.20050', '10.1000/a<1::b>(c)'] })))
        assert.equal(safeAddress(url), url);
  });

  it('with the text of its pages, each where it stands; what the page carries besides is left', () => {
    const text = [
      'Papers',
      'arxiv:2106.09685',
      '',
      'LoRA: Low-Rank Adaptation of Large Language Models',
      '',
      'Published on Jun 17, 2021',
      'Authors:',
      'Edward J. Hu',
      '',
      'Abstract',
      '',
      'Small matrices of low rank adapt a large model.',
      'Code is at https://github.com/microsoft/LoRA',
      '',
      'View arXiv page View PDF https://github.com/microsoft/LoRA/ GitHub 5.2k',
      'Terms https://huggingface.co/terms-of-service https://example.org/ads https://github.com/allenai',
      'https://github.com/login https://huggingface.co/avatars/4.svg https://youtube.com/@allenai https://x.com/arxiv/status/1',
      'https://github.com/acl-org/acl-anthology/ https://huggingface.co/cli/install.sh',
      'Models citing this paper',
      'https://huggingface.co/predibase/hellaswag',
      'Licence https://creativecommons.org/licenses/by/4.0/',
      'Project page: https://lora.example.org',
      '',
    ].join('\n');
    const { parsed } = takeIn('lora.txt', Buffer.from(text), { dump: true, note: false });
    const library = buildLibrary([parsed]);
    const [work] = library.works;
    const links = linksOf(work!, () => text).filter(({ place }) => place);
    assert.deepEqual(
      links.map(({ label, place }) => [label, place!.line]),
      [
        ['GitHub: microsoft/LoRA', 12],
        ['Hugging Face: predibase/hellaswag', 19],
        ['lora.example.org', 21],
      ],
    );
  });
});
