// Links of a paper: those its pages give, those built from what names it, and what is none.
import assert from 'node:assert/strict';
import { takeIn } from '../../../src/core/intake';
import { buildLibrary } from '../../../src/core/library/build';
import { addressKey, findAddresses, safeAddress } from '../../../src/core/links/addresses';
import { linksOf } from '../../../src/core/links/links';
import { kindByWords, siteOf } from '../../../src/core/links/sites';
import type { Work } from '../../../src/core/model';
import { makeWork } from '../builders';
import { seeded } from '../seeded';

const found = (text: string) => findAddresses(text).map(({ url }) => url);
const given = (work: Work) =>
  linksOf(work)
    .filter(({ place }) => place)
    .map(({ kind, label, url }) => [kind, label, url]);
const abstract = (text: string, ids: string[] = []) => makeWork({ title: 'A Paper', abstract: text, ids });

describe('addresses in text', () => {
  const EXAMPLES: readonly (readonly [text: string, ...urls: string[]])[] = [
    ['Code: https://github.com/openai/prm800k.', 'https://github.com/openai/prm800k'],
    ['(see https://example.org/a_(b)) and', 'https://example.org/a_(b)'],
    [
      '[code](https://github.com/a/b), [data](http://example.org/d)',
      'https://github.com/a/b',
      'http://example.org/d',
    ],
    ['is at https://github.com/a/b.We also', 'https://github.com/a/b'],
    ['\\url{https://github.com/a/my\\_code}', 'https://github.com/a/my_code'],
    ['Code is available at github.com/a/b', 'https://github.com/a/b'],
    ['our page, vision-x.github.io/gait/, shows', 'https://vision-x.github.io/gait/'],
    ['“https://zenodo.org/records/12”', 'https://zenodo.org/records/12'],
    ['见 https://github.com/a/b。代码', 'https://github.com/a/b'],
    ['at https://github.com/some-\nbody/code now', 'https://github.com/some-body/code'],
    ['at https://github.com/openai/\n  prm800k and', 'https://github.com/openai/prm800k'],
    ['at https://\ngithub.com/a/b', 'https://github.com/a/b'],
    ['see https://example.org/\nand others', 'https://example.org/'],
    ['Code is at this https URL', ...[]],
    ['and/or github.com', 'https://github.com'],
    ['mail me@github.com/a', ...[]],
  ];
  for (const [text, ...urls] of EXAMPLES) it(JSON.stringify(text), () => assert.deepEqual(found(text), urls));

  it('says where each stands', () => {
    const text = 'x https://github.com/openai/\nprm800k, y';
    const [address] = findAddresses(text);
    assert.equal(text.slice(address!.start, address!.end), 'https://github.com/openai/\nprm800k');
  });

  it('what could harm is no link', () => {
    const harmful = [
      'https://github.com@evil.example/a',
      'https://user:secret@github.com/a',
      'javascript:alert(1)',
      'command:workbench.action.quit',
      'vscode://file/etc/passwd',
      'file:///etc/passwd',
      'https://127.0.0.1/a',
      'http://localhost:8080/a',
      'https://[::1]/a',
      'https://printer.local/a',
      `https://example.org/${'a'.repeat(3000)}`,
      'https://exa mple.org',
      'https:///etc/passwd',
    ];
    for (const text of harmful) assert.equal(safeAddress(text), undefined, text);
  });

  it('one that is not plain is escaped, half characters too', () => {
    assert.equal(safeAddress('https://Example.org/ä"<b>'), 'https://example.org/%C3%A4%22%3Cb%3E');
    assert.equal(safeAddress('https://example.org/\ud83d'), 'https://example.org/%EF%BF%BD');
  });

  it('spellings of one address share a key', () => {
    const same = [
      'http://www.github.com/A/b.git',
      'https://github.com/a/b/',
      'https://github.com/a/b?utm_source=x',
      'https://github.com/a/b#readme',
    ];
    assert.equal(new Set(same.map(addressKey)).size, 1);
    assert.notEqual(addressKey('https://example.org/A'), addressKey('https://example.org/a'));
  });

  it('whatever the text: spans in order and apart, only https and http, no throw', () => {
    const random = seeded(5);
    const parts = [
      'https://',
      'http://',
      'github.com/',
      'a',
      '-',
      '/',
      '\n',
      ' ',
      '.',
      '(',
      ')',
      '@',
      '\\_',
      'ä',
      '\ud800',
      '%',
      '?q=',
      'www.',
      '.git',
      '[',
      '{',
    ];
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: random.below(24) }, () => random.of(parts)).join('');
      let last = 0;
      for (const { start, end, url } of findAddresses(text)) {
        assert.ok(start >= last && end > start && end <= text.length, JSON.stringify(text));
        assert.match(url, /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?$/, JSON.stringify(text));
        assert.equal(safeAddress(url), url);
        last = end;
      }
    }
  });

  it('is looked for in time linear in the text', () => {
    for (const part of ['https://', 'github.com/', '((((', 'https://a.b/-\n', 'a.github.io', '\\_'])
      findAddresses(part.repeat(200_000 / part.length));
  });
});

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
      'Terms https://huggingface.co/terms-of-service https://example.org/ads',
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
        ['Hugging Face: predibase/hellaswag', 17],
        ['lora.example.org', 19],
      ],
    );
  });
});
