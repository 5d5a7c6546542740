/** The titles of an entry: of the work, of what it stands in, of the series. */
import { IN_ISSUES } from './bibtex-kinds';
import { richText, richTitle } from './rich-latex';

/** What titles need to know of an entry. */
interface TitleFields {
  readonly isEnglish: boolean;
  readonly get: (...names: readonly string[]) => string | undefined;
}

export class Titles {
  readonly #type: string;
  readonly #fields: TitleFields;

  constructor(type: string, fields: TitleFields) {
    this.#type = type;
    this.#fields = fields;
  }

  all(): Record<string, string | undefined> {
    const main = this.#whole('main');
    const own = this.#whole('');
    const isPart = /^(?:in|supp|bookin)|^conference$/.test(this.#type);
    const volume = main === undefined ? undefined : isPart ? this.#whole('book') : own;
    return {
      title: isPart || main === undefined ? own : main,
      'title-short': this.#short(isPart ? undefined : main),
      'container-title': this.#journal() ?? (isPart ? (main ?? this.#whole('book')) : this.#whole('book')),
      'container-title-short': this.#text('shortjournal'),
      'volume-title': volume,
      'collection-title': this.#series(),
      'original-title': this.#title('origtitle'),
      'reviewed-title': this.#title('reviewtitle'),
    };
  }

  /** `Title: Subtitle. Addition`. */
  #whole(of: '' | 'main' | 'book' | 'issue'): string | undefined {
    const title = this.#title(`${of}title`);
    const subtitle = this.#title(`${of}subtitle`);
    const addon = this.#title(`${of}titleaddon`);
    const whole =
      title !== undefined && subtitle !== undefined ? behind(title, subtitle) : (title ?? subtitle);
    if (addon === undefined) return whole;
    return whole === undefined ? addon : `${whole}${/[.?!]$/.test(whole) ? '' : '.'} ${addon}`;
  }

  /** Journals keep their capitals: their names are names. */
  #journal(): string | undefined {
    if (!IN_ISSUES.has(this.#type) && this.#fields.get('booktitle') !== undefined) return undefined;
    const title = this.#text('journaltitle', 'journal');
    const subtitle = this.#text('journalsubtitle');
    return title !== undefined && subtitle !== undefined ? behind(title, subtitle) : title;
  }

  /** What stands before a colon, too: styles of notes cite a paper by it the second time. */
  #short(main: string | undefined): string | undefined {
    const given = this.#title('shorttitle');
    if (given !== undefined) return given;
    const title = main ?? this.#title('title');
    if (title === undefined) return undefined;
    if (this.#fields.get('subtitle') !== undefined && main === undefined) return title;
    const short = /^((?:[^:<]|<[^<>]*>)*?):\s/.exec(title)?.[1];
    // Not the half of an emphasis.
    return short !== undefined && !/<[^/]/.test(short) ? short : undefined;
  }

  /** `4` is the fourth series of a journal. */
  #series(): string | undefined {
    const series = this.#fields.get('series')?.trim();
    if (series === undefined) return undefined;
    if (IN_ISSUES.has(this.#type)) {
      if (/^\d+$/.test(series)) return `${ordinal(Number(series))} series`;
      if (series === 'newseries') return 'new series';
      if (series === 'oldseries') return 'old series';
    }
    return this.#title('series');
  }

  #title(name: string): string | undefined {
    const value = this.#fields.get(name);
    return value === undefined ? undefined : richTitle(value, this.#fields.isEnglish) || undefined;
  }

  #text(...names: readonly string[]): string | undefined {
    const value = this.#fields.get(...names);
    return value === undefined ? undefined : richText(value) || undefined;
  }
}

function behind(title: string, subtitle: string): string {
  return `${title}${/[.:?!]$/.test(title) ? '' : ':'} ${subtitle}`;
}

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
