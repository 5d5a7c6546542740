/** Shipped styles as XML that other programs read. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

import type { Tree } from 'citeproc';
import { Parser } from 'htmlparser2';
import { styleXml } from '../../../src/core/csl/styles/style-xml';
import { readTree } from '../../../src/core/csl/styles/tree';

const STYLES = 'dist/csl/styles';

/** The tree that the XML says, as a reader of XML has it. */
function parsed(xml: string): Tree {
  const root: Tree = { name: '', attrs: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attrs) {
        const tree: Tree = { name, attrs: { ...attrs }, children: [] };
        open.at(-1)!.children.push(tree);
        open.push(tree);
      },
      ontext(text) {
        const { children } = open.at(-1)!;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + text;
        else children.push(text);
      },
      onclosetag(name) {
        assert.equal(open.pop()!.name, name);
      },
    },
    { xmlMode: true },
  );
  parser.write(xml.replace(/^<\?xml[^>]*\?>\n/, '').trimEnd());
  parser.end();
  assert.equal(open.length, 1);
  return root.children[0] as Tree;
}

/** Without what the shipped form leaves out, and without empty texts, which XML cannot say. */
function plain({ name, attrs, children }: Tree): unknown {
  const { xmlns, ...others } = attrs;
  const inner = children.filter(
    (child) => child !== '' && !(typeof child !== 'string' && child.name === 'info'),
  );
  return {
    name,
    attrs: others,
    children: inner.map((child) => (typeof child === 'string' ? child : plain(child))),
  };
}

function shippedTree(text: string): Tree {
  const read = readTree(text);
  assert.ok('tree' in read);
  return read.tree;
}

describe('a style as XML', () => {
  it('says what the shipped style says @long', () => {
    for (const file of readdirSync(STYLES)) {
      const text = readFileSync(`${STYLES}/${file}`, 'utf8');
      const xml = styleXml(text, file.replace('.json', ''));
      assert.deepEqual(plain(parsed(xml)), plain(shippedTree(text)), file);
    }
  });

  it('has the namespace, a title and an address, as the schema demands', () => {
    const xml = styleXml(readFileSync(`${STYLES}/ieee.json`, 'utf8'), 'ieee');
    assert.match(
      xml,
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<style xmlns="http:\/\/purl\.org\/net\/xbiblio\/csl"/,
    );
    assert.ok(xml.includes('<title>ieee</title><id>http://www.zotero.org/styles/ieee</id>'));
  });

  it('keeps letters that mean something to XML', () => {
    const tree = { n: 'style', a: { prefix: '<"&>\n' }, c: [{ n: 'term', c: ['a < b & c '] }] };
    const back = parsed(styleXml(JSON.stringify(tree), 'x'));
    assert.equal((back.children[0] as Tree).children[0], 'a < b & c ');
    assert.equal(back.attrs.prefix?.replace('&#10;', '\n'), '<"&>\n');
  });

  it('stays as it is where it is XML', () => {
    const xml = '<?xml version="1.0"?>\n<style>\n</style>\n';
    assert.equal(styleXml(xml, 'x'), xml);
  });
});
