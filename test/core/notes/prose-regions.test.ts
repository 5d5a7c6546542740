import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { proseRegions, rawText } from '../../../src/core/notes/prose-regions';

const processor = unified().use(remarkParse).freeze();

/** Offsets of the `@` that stand in prose, as remark sees it. */
function proseOfRemark(text: string): number[] {
  const found: number[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'imageReference') return;
    if (node.type === 'linkReference' && node.referenceType !== 'shortcut') return;
    if (node.type === 'text') {
      const start = node.position!.start.offset!;
      const source = text.slice(start, node.position!.end.offset);
      for (const match of source.matchAll(/(?<!\\)(?:\\\\)*@/g))
        found.push(start + match.index + match[0].length - 1);
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(processor.parse(text));
  return found;
}

function proseOfOurs(text: string): number[] {
  return proseRegions(text).flatMap((region) =>
    Array.from(region.text.matchAll(/@/g), (match) => region.span.start + match.index),
  );
}

describe('where prose is', () => {
  const same = (text: string) =>
    assert.deepEqual(proseOfOurs(text), proseOfRemark(text), JSON.stringify(text));

  it('is where remark finds text, in examples', () => {
    for (const text of [
      '@\n===\n@\n---\n# @ #\n@',
      '> @\n@\n> - @\n@\n\n@',
      '- @\n\n  @\n\n      @\n\n    @\n@',
      '1. @\n   @\n\n    @\n2) @\n\n       @',
      '-\n\n  @\n-\n  @',
      '- - - @\n- - -\n@',
      '```\n@\n\n> @\n```\n@ ```\n~~~\n```\n@',
      '- ```\n  @\n\n@\n```\n@',
      '> ```\n@\n```\n@',
      '<div>\n@\n\n@\n</div>\n@\n\n<b>\n@\n\nx\n<b>\n@',
      '<!-- @\n\n@ --> @\n@\n\n<?\n@\n?>\n@',
      'x `@\n@` @ ``@`` ```@',
      '[@](x) [@](x y) [@](<x y> "@") [@]( x \'t\' )',
      '[a [@](x) @](y) ![a [@](x) @](y) @',
      '[@]: x\n@\n\n[@]:\nx\n"t"\n@\n\n[@]: x "t" y\n\n[@]: <\n',
      '[a]: x\n\n[@][a] [@] @',
      '\\@ \\`@` \\\\`@` &#64; &amp;@;',
      '<@> <a@b.c> <http://x/@> <a b="@"> <a b=@c> <a @>',
      'x\n    @\n\n    @\n\tx@\n\n\t@',
      '-\t@\n\n\t@\n\n\t\t@\n\n>\t@\n>\t\t@',
    ]) {
      same(text);
    }
  });

  it('is where remark finds text, in notes put together by chance', () => {
    const pieces = [
      '@',
      '@',
      '@ ',
      'a',
      ' ',
      '\n',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '2) ',
      '-',
      '> ',
      '>',
      '  ',
      '    ',
      '\t',
    ]
      .concat([
        '# ',
        '===',
        '---',
        '* * *',
        '```',
        '~~~',
        '`',
        '``',
        '<!-- ',
        ' -->',
        '<div>',
        '</div>',
        '<b>',
        '</b>',
      ])
      .concat([
        '<a b="',
        '">',
        '<',
        '>',
        '[',
        ']',
        '(',
        ')',
        '](x)',
        '![',
        '\\',
        '"',
        'x: ',
        '<?',
        '?>',
        '&lt;',
        '\r\n',
      ]);
    let seed = Number(process.env.SEED ?? 11);
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < Number(process.env.ROUNDS ?? 120); round++) {
      const text = Array.from({ length: 3 + random(22) }, () => pieces[random(pieces.length)]).join('');
      // `[a][b]` is a link to us even where `b` is defined elsewhere or nowhere, and `\\(` begins math.
      if (!text.includes('][') && !text.includes('\\(')) same(text);
    }
  });

  it('keeps offsets, and gives the words back', () => {
    const note = '> see `code`\r\n> and @a';
    const [region] = proseRegions(note);
    assert.deepEqual(region?.span, { start: 2, end: note.length });
    assert.equal(region?.text.length, note.length - 2);
    assert.equal(rawText(region!, note, 0, 10), 'see `code`');
    assert.match(region!.text, /^see \uFFFC{6}\s+and @a$/);
  });

  it('costs one search where there is nothing to find', () => {
    assert.deepEqual(proseRegions('plain *text*\n\n- with [[links]] `and` code'), []);
  });
});
