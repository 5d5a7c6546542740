/** What Pandoc is called with (https://pandoc.org/MANUAL.html#options): a list, which no shell ever reads. */
import { escapeHtml } from '../bibliography/reference-line';
import { frontMatterEnd } from '../notes/front-matter';
import type { PandocTarget } from './targets';

/** All names of files are absolute, as the machine has them. */
export interface PandocJob {
  readonly input: string;
  /** Pandoc's name for what reads the input: `markdown`. */
  readonly reader: string;
  readonly target: PandocTarget;
  readonly output: string;
  /**
   * All of them, those too that the note names: what is told here stands for what the note says, not beside it. Empty
   * where the note has none.
   */
  readonly bibliographies: readonly string[];
  /** A style as XML. */
  readonly csl?: string;
  /** The language of the text where the note does not say it itself: `de-DE`. */
  readonly lang?: string;
  /** The note has its list already. */
  readonly isListed?: boolean;
  /** Where pictures are looked for. */
  readonly resources: readonly string[];
  /** What a browser calls the page: of a note that has no title. */
  readonly pageTitle?: string;
  /** Where Pandoc writes down what it had to say, as JSON. */
  readonly log: string;
}

export function pandocArguments(job: PandocJob): string[] {
  const { input, reader, target, output, bibliographies, csl, lang, isListed, resources, pageTitle, log } =
    job;
  return [
    input,
    `--from=${reader}`,
    // PDF is no format but an ending of the output: Pandoc writes what its engine reads.
    ...(target === 'pdf' ? [] : [`--to=${target}`]),
    `--output=${output}`,
    // Without it HTML and LaTeX are pieces; the others are whole anyway.
    '--standalone',
    '--citeproc',
    ...bibliographies.map((file) => `--bibliography=${asAddress(file)}`),
    ...(csl === undefined ? [] : [`--csl=${asAddress(csl)}`]),
    ...(lang === undefined ? [] : [`--metadata=lang:${lang}`]),
    ...(isListed ? ['--metadata=suppress-bibliography:true'] : []),
    // Variables are put into the page as they are.
    ...(pageTitle !== undefined && (target === 'html' || target === 'epub')
      ? [`--variable=pagetitle:${escapeHtml(pageTitle)}`]
      : []),
    ...(resources.length > 0 ? [`--resource-path=${joinedPaths(resources)}`] : []),
    `--log=${log}`,
  ];
}

/** Whether the note says itself what it is called: in its front matter, in Pandoc's title block, by `\\title{…}`. */
export function hasTitle(text: string): boolean {
  const head = text.slice(0, frontMatterEnd(text));
  return (
    /^["']?(?:page)?title["']?[ \t]*:[ \t]*[^\s#]/m.test(head) ||
    /^\uFEFF?%[ \t]*\S/.test(text) ||
    /^[^%\n]*\\title\s*[[{]/m.test(text)
  );
}

/** These Pandoc takes for addresses, also where they have no scheme. */
function asAddress(file: string): string {
  return file.replace(/[%#?]/g, encodeURIComponent);
}

/** As the machine of the paths lists them: on Windows, where a path has a colon of its own, with semicolons. */
export function joinedPaths(paths: readonly string[]): string {
  return paths.join(paths.some((path) => /^[a-z]:[\\/]|^\\\\/i.test(path)) ? ';' : ':');
}
