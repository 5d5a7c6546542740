import * as assert from 'node:assert/strict';
import {
  asIdentifier,
  displayIdentifier,
  findIdentifiers,
  identifierKey,
  identifierUrl,
} from '../../src/core/identifiers';

describe('identifiers in a text', () => {
  /** A text, then what is found in it. */
  const cases: readonly (readonly [text: string, found: string])[] = [
    ['see arXiv:2509.25300v2 and 10.1000/182', 'arxiv 2509.25300 v2, doi 10.1000/182'],
    ['https://arxiv.org/abs/2509.25300', 'arxiv 2509.25300'],
    ['https://arxiv.org/pdf/2509.25300v3.pdf', 'arxiv 2509.25300 v3'],
    ['arXiv:hep-th/9711200v3 (hep-th), math.GT/0309136', 'arxiv hep-th/9711200 v3, arxiv math/0309136'],
    ['10.48550/arXiv.2509.25300', 'arxiv 2509.25300'],
    ['(0704.0001, 1412.6980, 1501.00001)', 'arxiv 0704.0001, arxiv 1412.6980, arxiv 1501.00001'],
    // Ids that are none: no such month, the wrong number of digits, the tail of a number.
    ['2599.12345, 1413.1234, 1501.0001, 31512.03385, 12.1512.03385', ''],
    // Citations glued behind a version.
    ['arXiv:2402.13426v120 citations', 'arxiv 2402.13426'],
    ['doi:10.3386/w29971.Download Citation', 'doi 10.3386/w29971'],
    ['(https://doi.org/10.1016/S0005-1098(98)00140-3).', 'doi 10.1016/s0005-1098(98)00140-3'],
    ['https://doi.org/10.1023/A:1026654312961', 'doi 10.1023/a:1026654312961'],
    ['pith:VD3RWGRInew', 'pith VD3RWGRI'],
    [
      'pith:NQO4SCBA new, pith:2014:S43NL4IJSNVC7GXE4OZMTOIGXG',
      'pith NQO4SCBA, pith S43NL4IJSNVC7GXE4OZMTOIGXG',
    ],
    [
      'pith.science/citations/0F8FAD5B-d9cb-469f-a165-70867728950e?role=method',
      'pith-citations 0f8fad5b-d9cb-469f-a165-70867728950e',
    ],
    ['https://www.scholarfeed.org/author/90441', 'scholar-feed-author 90441'],
    ['PMID: 31452104 PMCID: PMC6754729', 'pmid 31452104, pmcid PMC6754729'],
    ['https://aclanthology.org/N19-1423/', 'acl N19-1423'],
    ['https://openreview.net/forum?id=rJ4km2R5t7', 'openreview rJ4km2R5t7'],
    // In letters of either size where the site does not mind.
    ['pmid:31452104 HTTPS://PubMed.NCBI.nlm.nih.gov/34265844', 'pmid 31452104, pmid 34265844'],
    [
      'PITH.science/Citations/0F8FAD5B-D9CB-469F-A165-70867728950E ScholarFeed.org/Author/7',
      'pith-citations 0f8fad5b-d9cb-469f-a165-70867728950e, scholar-feed-author 7',
    ],
    [
      'https://dblp.uni-trier.de/rec/conf/nips/VaswaniSPUJGKP17 DBLP:journals/corr/abs-1',
      'dblp conf/nips/VaswaniSPUJGKP17, dblp journals/corr/abs-1',
    ],
    ['S2:0123456789abcdef0123456789abcdef01234567', 's2 0123456789abcdef0123456789abcdef01234567'],
    ['openalex.org/works/w2741809807 hal-01234567v2', 'openalex W2741809807, hal hal-01234567'],
    ['no identifier here, only 3.14159 and v2', ''],
  ];
  for (const [text, wanted] of cases) {
    it(`are found: ${text}`, () => {
      const found = findIdentifiers(text).map(({ identifier, version }) =>
        [identifier.scheme, identifier.value, version && `v${version}`].filter(Boolean).join(' '),
      );
      assert.equal(found.join(', '), wanted);
    });
  }
  it('are found in time linear in their number @long', function () {
    this.timeout(20_000);
    assert.equal(findIdentifiers('arXiv:1512.03385 10.1000/182 '.repeat(3_000)).length, 6_000);
  });
});

describe('an identifier', () => {
  it('is told by the whole of a text alone', () => {
    assert.equal(asIdentifier('https://arxiv.org/abs/2509.25300v1')?.identifier.value, '2509.25300');
    assert.equal(asIdentifier('see 2509.25300'), undefined);
  });
  it('is shown and linked', () => {
    assert.equal(displayIdentifier({ scheme: 'arxiv', value: '2509.25300' }), 'arXiv:2509.25300');
    assert.equal(identifierUrl({ scheme: 'doi', value: '10.1000/<x>' }), 'https://doi.org/10.1000/%3Cx%3E');
  });
  it('of Pith is one in its short and its long form', () =>
    assert.equal(
      identifierKey({ scheme: 'pith', value: 'S43NL4IJ' }),
      identifierKey({ scheme: 'pith', value: 'S43NL4IJSNVC7GXE4OZMTOIGXG' }),
    ));

  it('takes from an address the DOI alone', () => {
    for (const address of [
      'https://doi.org/10.1038/s41586-021-03819-2?utm_source=x',
      'https://www.nature.com/articles/10.1038/s41586-021-03819-2#Sec2',
      'https://onlinelibrary.wiley.com/doi/10.1038/s41586-021-03819-2/full',
      'https://onlinelibrary.wiley.com/doi/epdf/10.1038/s41586-021-03819-2.pdf',
      'https://example.org/doi/abs/10.1038/s41586-021-03819-2/abstract?journalCode=x',
    ])
      assert.deepEqual(
        findIdentifiers(address).map(({ identifier }) => identifier.value),
        ['10.1038/s41586-021-03819-2'],
        address,
      );
    const bio = 'https://www.biorxiv.org/content/10.1101/2020.12.15.422761v2.full.pdf+html';
    assert.equal(findIdentifiers(bio)[0]!.identifier.value, '10.1101/2020.12.15.422761');
    // Outside an address a DOI may hold such signs.
    assert.equal(findIdentifiers('doi:10.1000/a#b')[0]!.identifier.value, '10.1000/a#b');
    const sici = '10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9';
    assert.equal(findIdentifiers(`see <${sici}>.`)[0]!.identifier.value, sici.toLowerCase());
  });

  it('finds the ids of other sites in their addresses', () => {
    const found = (text: string) =>
      findIdentifiers(text).map(({ identifier }) => `${identifier.scheme} ${identifier.value}`);
    assert.deepEqual(found('https://arxiv.org/abs/math/0309136'), ['arxiv math/0309136']);
    assert.deepEqual(found('https://openreview.net/forum?id=33X9fd2-9FyZd'), ['openreview 33X9fd2-9FyZd']);
    assert.deepEqual(found('https://pubmed.ncbi.nlm.nih.gov/34265844/'), ['pmid 34265844']);
    assert.deepEqual(found('https://hal.science/hal-01234567v2'), ['hal hal-01234567']);
    assert.deepEqual(found('https://example.org/hal-01234567'), []);
    assert.deepEqual(found('https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html'), [
      'dblp conf/nips/VaswaniSPUJGKP17',
    ]);
    assert.deepEqual(
      found('https://www.semanticscholar.org/paper/Attention/204e3073870fae3d05bcbc2f6a8e263d9b72e776'),
      ['s2 204e3073870fae3d05bcbc2f6a8e263d9b72e776'],
    );
  });
});
