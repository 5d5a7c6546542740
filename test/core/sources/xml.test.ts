import * as assert from 'node:assert/strict';
import { Lines } from '../../../src/core/sources/text/lines';
import {
  childOf,
  childrenOf,
  descendantsOf,
  textOf,
  wordsOf,
  XmlDocument,
} from '../../../src/core/sources/text/xml';
import { textAt } from './project';

function parsed(...texts: string[]): XmlDocument {
  return new XmlDocument(new Lines('a.xml', texts, 0));
}

describe('XML', () => {
  it('is a tree of elements with decoded texts', () => {
    const { root, cut } = parsed(
      '<?xml version="1.0"?>',
      '<a x="1&amp;2"><b>R&amp;D</b>',
      '<c:d/><b>two</b></a>',
    );
    const a = childOf(root, 'a')!;
    assert.equal(cut, false);
    assert.equal(a.attributes.x, '1&2');
    assert.deepEqual(childrenOf(a, 'b').map(textOf), ['R&D', 'two']);
    assert.deepEqual(
      childrenOf(a).map(({ name }) => name),
      ['b', 'c:d', 'b'],
    );
    assert.deepEqual(descendantsOf(root, 'b').length, 2);
  });

  it('gives texts their places, line by line', () => {
    const texts = ['<a><t>One', '  two &lt;three&gt;', '</t><u><![CDATA[ <b> & c ]]></u></a>'];
    const document = parsed(...texts);
    const t = document.printed(childOf(childOf(document.root, 'a')!, 't')!)!;
    assert.equal(t.text, 'One\ntwo <three>');
    assert.equal(textAt(texts, t.place), 'One\ntwo &lt;three&gt;');
    const u = document.printed(childOf(childOf(document.root, 'a')!, 'u')!)!;
    assert.equal(u.text, '<b> & c');
    assert.equal(textAt(texts, u.place), '<b> & c');
  });

  it('gives a part of a text its place behind entities', () => {
    const texts = ['<a>x &amp;&#10;y Abstract: Word.</a>'];
    const document = parsed(...texts);
    const a = childOf(document.root, 'a')!;
    const from = textOf(a).indexOf('Abstract:') + 9;
    const { text, place } = document.printed(a, from)!;
    assert.deepEqual([text, textAt(texts, place)], ['Word.', 'Word.']);
    assert.equal(wordsOf(a), 'x & y Abstract: Word.');
  });

  it('gives elements their places, empty and badly closed ones too', () => {
    const texts = ['<a><b x="1"/><c>', 'one</a>'];
    const { root } = parsed(...texts);
    const [b, c] = childrenOf(childOf(root, 'a')!);
    const whole = texts.join('\n');
    assert.equal(whole.slice(b!.start, b!.end), '<b x="1"/>');
    assert.equal(whole.slice(c!.start, c!.end), '<c>\none');
    assert.equal(childOf(root, 'a')!.end, whole.length);
  });

  it('is read as far as it goes', () => {
    const { root, cut } = parsed('<a><b>one</b><b>tw');
    assert.equal(cut, true);
    const [one, two] = childrenOf(childOf(root, 'a')!, 'b');
    assert.deepEqual([one!.closed, two!.closed], [true, false]);
    assert.equal(textOf(two!), 'tw');
  });

  it('nested without end takes no time @long', function () {
    this.timeout(20_000);
    assert.equal(parsed('<a>'.repeat(300_000)).cut, true);
    assert.equal(parsed('&amp;'.repeat(100_000)).cut, false);
    assert.ok(parsed('</a><'.repeat(100_000)));
  });
});
