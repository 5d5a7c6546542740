/** What makes two passages of nearly the same letters say different things: figures, negations, names. */

/** Whether a figure, a negation or a name of one is not in the other. */
export function saysOther(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.replace(NUMBER_OF_ITEM, '').replace(LOST_WORDS, ''));
  return [figures, negations, names].some((kind) => !isSame(kind(one!), kind(other!)));
}

/** `(3). In data-poor regimes`: extractions differ in whether they number the items of a list. */
const NUMBER_OF_ITEM = /(?<=^|[.;:]\s)\(?\d{1,2}[.:)]+(?=\s)/g;
/** arXiv took `1.Larger` for an address. */
const LOST_WORDS = /(?:\bthis )?(?:\bhttps? )?\bURL\b/g;

/** Whether the figures differ: `51.3` has the letters of `513`. */
export function hasOtherFigures(a: string, b: string): boolean {
  return !isSame(figures(a), figures(b));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Numbers as they count: `1,018` is `1018`, `.5` is `0.5`; `-3` behind a space is below zero. */
function figures(text: string): string[] {
  return [
    ...text.normalize('NFKC').matchAll(/(?<![\p{L}\p{N}.])([-−–]?)(\d+(?:[.,]\d+)*|\.\d+)|\d+(?:[.,]\d+)*/gu),
  ]
    .map(([whole, sign, number]) => `${sign ? '-' : ''}${plainNumber(number ?? whole)}`)
    .sort();
}

function plainNumber(number: string): string {
  const joined = number.replace(/,(?=\d{3}(?!\d))/g, '').replace(/^\./, '0.');
  return joined.includes('.') ? joined.replace(/^0+(?=\d)/, '') : joined;
}

const NEGATION =
  /(?<!\p{L})(?:not|no|never|none|nor|neither|without|cannot|hardly|barely|fails?|failed)(?!\p{L})|n['’]t(?!\p{L})/giu;

function negations(text: string): string[] {
  return Array.from(text.matchAll(NEGATION), ([word]) => word.toLowerCase().replace('’', "'")).sort();
}

/** Words with capitals or digits where running text has none: `BERT`, `Qwen2.5`, `ImageNet`, and `Ada` behind a word. */
const NAME =
  /(?<![\p{L}\p{N}])(?=\p{L}[\p{L}\p{N}]*[\p{Lu}\p{N}])[\p{L}\p{N}]+|(?<=[\p{Ll},] )\p{Lu}[\p{L}]+/gu;

function names(text: string): string[] {
  return Array.from(text.replace(/\s+/g, ' ').matchAll(NAME), ([word]) => word.toLowerCase()).sort();
}
