import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { decodeText } from '../../../src/core/decode';
import { SOURCES, splitLines } from '../../../src/core/sources';
import { LAST_RESORT } from '../../../src/core/sources/last-resort';
import { MARKED_SITES } from '../../../src/core/sources/publisher/sites';
import { LIKE_A_DUMP } from '../../../src/core/sources/recognise';
import { type Sign, SignSearch } from '../../../src/core/sources/text/signs';
import { seeded } from '../seeded';

const ROOT = path.resolve('test/pages');

/** The texts of all page pairs, those of no page among them. */
const TEXTS = fs
  .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => fs.statSync(path.join(ROOT, name)).isFile())
  .map((name) => {
    const decoded = decodeText(fs.readFileSync(path.join(ROOT, name)));
    return { name, text: 'text' in decoded ? decoded.text : '' };
  });

const KINDS: readonly Sign[] = [...SOURCES, LAST_RESORT, LIKE_A_DUMP];

function nameOf(sign: Sign): string {
  return 'id' in sign ? String(sign.id) : String(sign.sign);
}

describe('the literals of the sources', () => {
  for (const kind of [...KINDS, ...MARKED_SITES]) {
    it(`stand in all that its sign matches, near its ends: ${nameOf(kind)} @long`, () => {
      const reach = 'site' in kind ? 700 : 80;
      const everywhere = new RegExp(kind.sign.source, `${kind.sign.flags}g`);
      for (const { name, text } of TEXTS)
        for (const [found] of text.matchAll(everywhere))
          assert.ok(
            found.length <= reach && kind.literals.some((literal) => found.includes(literal)),
            `${name} has ${JSON.stringify(found)}, which is longer than ${reach} letters or has none of ${JSON.stringify(kind.literals)}: add to literals what stands there.`,
          );
    });
  }

  it('find what the signs find in whole pages @long', () => {
    const search = new SignSearch(KINDS);
    for (const { name, text } of TEXTS) same(search, KINDS, text, name);
  });

  it('find what the signs find in any part of a page @long', () => {
    const search = new SignSearch(KINDS);
    const random = seeded(11);
    for (const { name, text } of TEXTS) {
      for (let times = 0; times < 4; times++) {
        const start = random.below(text.length + 1);
        same(search, KINDS, text.slice(start, start + random.below(300)), name);
      }
    }
  });

  it('find the marks of publishers that stand on a line @long', () => {
    const search = new SignSearch(MARKED_SITES, 700);
    for (const { name, text } of TEXTS)
      for (const line of splitLines(text)) if (line.length <= 700) same(search, MARKED_SITES, line, name);
  });
});

describe('SignSearch', () => {
  const sign = (pattern: RegExp, ...literals: string[]): Sign => ({ sign: pattern, literals });
  const check = (signs: readonly Sign[], text: string, ...found: readonly number[]) =>
    assert.deepEqual(
      new SignSearch(signs).in(text),
      found.map((at) => signs[at]),
    );

  it('asks a sign only where its literal stands', () => {
    const [title, day] = [sign(/Title\s?:/, 'Title'), sign(/\d May/, 'May')];
    check([title, day], 'Title : 5 May', 0, 1);
    check([title, day], '5 May', 1);
    check([title, day], 'The Title of May');
    check([title, day], '');
  });

  it('finds a literal of one letter, also as the last of the text', () => {
    check([sign(/@\w/, '@'), sign(/\[$/, '[')], 'a@b [', 0, 1);
  });

  it('finds what stands outside ASCII', () => {
    check([sign(/摘要/, '摘要'), sign(/▽/, '▽'), sign(/Résumé/, 'Résumé')], 'das ▽摘要', 0, 1);
  });

  it('takes no cut of its own for the start of a line or the end of a word', () => {
    const far = 'x'.repeat(80);
    check([sign(/^pith/m, 'pith')], `${far}pith`);
    check([sign(/^x{80}pith/m, 'pith')], `a${far}pith`);
    check([sign(/pith(?:x{80}\b)?$/, 'pith')], `pith${far}a`);
    check([sign(/pithx{80}\b/, 'pith')], `pith${far} a`, 0);
  });

  it('finds a sign behind a thousand literals that come to nothing', () => {
    const text = `${'Title '.repeat(5000)}Title:`;
    check([sign(/Title:/, 'Title')], text, 0);
    check([sign(/Title;/, 'Title')], text);
  });

  it('looks around literals at no more letters than the text has', () => {
    let looked = 0;
    const counting = {
      exec: (text: string) => {
        looked += text.length;
        return null;
      },
      test: (text: string) => {
        looked += text.length;
        return false;
      },
    } as unknown as RegExp;
    const text = 'ab'.repeat(500_000);
    assert.deepEqual(new SignSearch([sign(counting, 'ab'), sign(counting, 'a')]).in(text), []);
    assert.ok(looked < 2 * 3 * text.length, `${looked} letters`);
  });

  it('finds what each sign finds, in random texts @long', () => {
    const random = seeded(5);
    const signs = [
      sign(/a[bc]{1,3}d/, 'a'),
      sign(/^b\w?c/m, 'b'),
      sign(/cd\b|dd /, 'cd', 'dd'),
      sign(/[ab]{2} c/, ' c'),
      sign(/\bad/, 'ad'),
    ];
    const search = new SignSearch(signs, 8);
    for (let times = 0; times < 3000; times++) {
      const letters = Array.from({ length: random.below(60) }, () => random.of([...'aabcd \n']));
      same(search, signs, letters.join(''));
    }
  });
});

function same(search: SignSearch<Sign>, signs: readonly Sign[], text: string, name = text): void {
  assert.deepEqual(
    search.in(text).map(nameOf),
    signs.filter(({ sign }) => sign.test(text)).map(nameOf),
    name,
  );
}
