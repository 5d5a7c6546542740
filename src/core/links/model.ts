/** Where else a paper is: code, data, a model, a video, a discussion. */
import type { Place } from '../place';

export type LinkKind =
  | 'code'
  | 'data'
  | 'model'
  | 'demo'
  | 'video'
  | 'slides'
  | 'discussion'
  | 'project'
  /** The paper itself, or what a catalogue knows of it. */
  | 'paper'
  | 'catalogue';

export interface PaperLink {
  readonly kind: LinkKind;
  /** `GitHub: openai/prm800k`, `alphaXiv`. */
  readonly label: string;
  /** `https:` or `http:`; nothing else is ever a link. */
  readonly url: string;
  /** Where a page gives it; absent where it is built from an identifier of the paper and may lead nowhere. */
  readonly place?: Place;
  /** What it is built from: `arXiv 2305.20050`. */
  readonly builtFrom?: string;
}
