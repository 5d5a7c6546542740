/** What Pandoc is called with (https://pandoc.org/MANUAL.html#options): a list, which no shell ever reads. */
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
  /** Where pictures are looked for. */
  readonly resources: readonly string[];
  /** What a browser calls the page where the note has no title. */
  readonly pageTitle: string;
  /** Where Pandoc writes down what it had to say, as JSON. */
  readonly log: string;
}

export function pandocArguments(job: PandocJob): string[] {
  const { input, reader, target, output, bibliographies, csl, lang, resources, pageTitle, log } = job;
  return [
    input,
    `--from=${reader}`,
    // PDF is no format but an ending of the output: Pandoc writes what its engine reads.
    ...(target === 'pdf' ? [] : [`--to=${target}`]),
    `--output=${output}`,
    // Without it HTML and LaTeX are pieces; the others are whole anyway.
    '--standalone',
    '--citeproc',
    ...bibliographies.map((file) => `--bibliography=${file}`),
    ...(csl === undefined ? [] : [`--csl=${csl}`]),
    ...(lang === undefined ? [] : [`--metadata=lang:${lang}`]),
    ...(target === 'html' || target === 'epub' ? [`--variable=pagetitle:${pageTitle}`] : []),
    ...(resources.length > 0 ? [`--resource-path=${resources.join(separatorOf(resources))}`] : []),
    `--log=${log}`,
  ];
}

/** Pandoc splits as its machine does: on Windows, where a path has a colon of its own, at semicolons. */
function separatorOf(paths: readonly string[]): string {
  return paths.some((path) => /^[a-z]:[\\/]|^\\\\/i.test(path)) ? ';' : ':';
}
