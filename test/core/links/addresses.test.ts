// Addresses in running text: found, put together again, and made safe to follow.
import assert from 'node:assert/strict';
import { addressKey, findAddresses, safeAddress } from '../../../src/core/links/addresses';
import { seeded } from '../seeded';

const found = (text: string) => findAddresses(text).map(({ url }) => url);

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
    ['https://foo.github.io/bar/\n12 pages, 5 figures', 'https://foo.github.io/bar/'],
    ['https://github.com/a/b/\n2 replies', 'https://github.com/a/b/'],
    ['https://github.com/allenai/\nabstract: we', 'https://github.com/allenai/'],
    ['https://github.com/allenai/\nand others', 'https://github.com/allenai/'],
    ['https://foo.org/\nstate-of-the-art results', 'https://foo.org/'],
    ['https://foo.org/a/\nb_c/d.html', 'https://foo.org/a/b_c/d.html'],
    ['https://github.com/a/b\u200b', 'https://github.com/a/b'],
    ['https://github.com/a/b\u202egnp.x', 'https://github.com/a/b'],
    ['https://github.com/a/b,https://github.com/c/d', 'https://github.com/a/b', 'https://github.com/c/d'],
    ['github.com/a/b;github.com/c/d', 'https://github.com/a/b', 'https://github.com/c/d'],
    [
      'at https://github.com/a/b;data at https://zenodo.org/record/1',
      'https://github.com/a/b',
      'https://zenodo.org/record/1',
    ],
    ['https://foo.org/a,b;c=1?x=1&amp;y', 'https://foo.org/a,b;c=1?x=1&amp;y'],
    ['https://evil.example\\@github.com/', ...[]],
    ['(https://foo.org/a[1]).', 'https://foo.org/a[1]'],
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
      'https://router.lan/',
      'https://nas.home/',
      'https://wiki.corp/',
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

  it('is looked for in time linear in the text @long', () => {
    for (const part of [
      'https://',
      'github.com/',
      '((((',
      'https://a.b/-\n',
      'a.github.io',
      '\\_',
      'https://a,',
    ])
      findAddresses(part.repeat(200_000 / part.length));
    for (const tail of [')', '].', '.A']) findAddresses(`https://a.b/${tail.repeat(900)} `.repeat(50));
  });
});
