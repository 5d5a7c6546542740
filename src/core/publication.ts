import type { Publication } from './model';

/** `Advances in Neural Information Processing Systems 30, pp. 5998–6008, Curran`; empty when nothing is known. */
export function publicationLine({ volume, issue, page, publisher, ...rest }: Publication): string {
  const number = [volume, issue && `(${issue})`].filter(Boolean).join('');
  const container = [rest['container-title'], number].filter(Boolean).join(' ');
  return [container, page && `pp. ${page}`, publisher].filter(Boolean).join(', ');
}
