/** Lists of names in arXiv's lists of papers, which have no label there: told from titles by their words. */

export const AUTHORS = /^[\s>#*_|:-]{0,12}Authors?[*_]{0,2}\s?:[*_]{0,2}\s?/;

const NO_NAME =
  /^(?:a|an|the|of|for|with|via|in|on|to|from|by|is|are|as|at|using|towards?|through|under|without|beyond|into|over|how|what|why|when|does|can|not|or)$/;

/** Whether the words can be a list of names: no part of it is long or holds a word that names lack. */
export function isNameList(text: string): boolean {
  const names = text
    .slice(0, 4000)
    .replace(/\[([^[\]]{0,200})\]\([^()\s]{0,500}\)?/g, '$1')
    // Affiliations, one bracket within another.
    .replace(/\([^()]{0,300}\)/g, ' ')
    .replace(/\([^()]{0,300}(?:\)|$)/g, ' ')
    .split(/[,;\n]|\sand\s|:\s/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return false;
  const first = names.slice(0, 3);
  return first.every((name) => {
    const words = name.split(/\s+/);
    return (
      name.length <= 80 &&
      words.length <= 8 &&
      /\p{Lu}/u.test(name) &&
      (/Collaboration|Team|Group|Consortium|University|et al/.test(name) ||
        !words.some((word) => NO_NAME.test(word)))
    );
  });
}
