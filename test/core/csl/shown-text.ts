/** Html as what it shows: its letters, each with its look, links and elements undone. */
import { Parser } from 'htmlparser2';

/** `‹i›T‹i›h‹i›e`: white space is one space, and has no look; a line break is `/`. */
export function shown(html: string): string {
  const looks: string[][] = [[]];
  const letters: string[] = [];
  const parser = new Parser({
    onopentag(name, { style = '', class: classes = '' }) {
      const now = new Set(looks.at(-1));
      if (name === 'i' || name === 'em') now.add('i');
      if (name === 'b') now.add('b');
      if (name === 'u' || style.includes('underline')) now.add('u');
      if (name === 'sup' || name === 'sub') {
        now.delete('sup');
        now.delete('sub');
        now.add(name);
      }
      if (style.includes('small-caps')) now.add('sc');
      if (style.includes('font-style:normal')) now.delete('i');
      if (style.includes('font-weight:normal')) now.delete('b');
      if (style.includes('font-variant:normal')) now.delete('sc');
      if (style === 'baseline') {
        now.delete('sup');
        now.delete('sub');
      }
      if (name === 'br' || /csl-(?:block|indent)/.test(classes)) letters.push('/');
      looks.push([...now].sort());
    },
    onclosetag() {
      looks.pop();
    },
    ontext(text) {
      for (const letter of text) {
        const look = looks.at(-1)!;
        // citeproc writes `º` as a raised o.
        if (RAISED.test(letter))
          for (const bare of letter.normalize('NFKD')) letters.push(withLook([...look, 'sup'], bare));
        else letters.push(/\s/.test(letter) ? ' ' : withLook(look, letter));
      }
    },
  });
  parser.end(html);
  return letters
    .join(SPLIT)
    .replace(/(?:\uFFFF? )+(?=\uFFFF|$)/g, `${SPLIT} `)
    .replace(/^[\uFFFF /]+|[\uFFFF ]+$/g, '')
    .replace(/[\uFFFF ]*\/[\uFFFF /]*/g, `${SPLIT}/${SPLIT}`)
    .split(SPLIT)
    .join('');
}

const withLook = (look: readonly string[], letter: string) => look.map((one) => `‹${one}›`).join('') + letter;

/** Between letters. */
const SPLIT = '\uFFFF';
const RAISED = /[ªº¹²³⁰-⁹ⁿ™℠ʰ-ʸˠ-ˤᴬ-ᵡ]/u;
