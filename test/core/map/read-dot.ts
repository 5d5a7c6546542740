// Reads DOT as https://graphviz.org/doc/info/lang.html describes it: as much of it as a graph without subgraphs needs.

export interface DotGraph {
  readonly name: string;
  readonly nodes: Record<string, Record<string, string>>;
  readonly edges: ({ from: string; to: string } & Record<string, string>)[];
}

/** Throws where the text is no DOT. */
export function readDot(text: string): DotGraph {
  const tokens = tokensOf(text);
  let next = 0;
  const take = (wanted?: string) => {
    const token = tokens[next++];
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`"${wanted}" is wanted, and there is ${token} at token ${next}.`);
    return token;
  };
  const takeName = () => nameOf(take());
  const takeAttributes = () => {
    const attributes: Record<string, string> = {};
    if (tokens[next] !== '[') return attributes;
    for (take('['); tokens[next] !== ']'; ) {
      const name = takeName();
      take('=');
      attributes[name] = takeName();
      if (tokens[next] === ',') take();
    }
    take(']');
    return attributes;
  };
  take('digraph');
  const graph: DotGraph = { name: takeName(), nodes: {}, edges: [] };
  for (take('{'); tokens[next] !== '}'; take(';')) {
    const isDefault = tokens[next] === 'graph' || tokens[next] === 'node';
    const from = takeName();
    if (tokens[next] === '->') {
      take();
      graph.edges.push({ from, to: takeName(), ...takeAttributes() });
    } else {
      const attributes = takeAttributes();
      if (!isDefault) graph.nodes[from] = attributes;
    }
  }
  take('}');
  if (next !== tokens.length) throw new Error('There is something behind the graph.');
  return graph;
}

function tokensOf(text: string): string[] {
  // A quoted string, a name, a numeral, a sign; anything else is no token.
  const token = /"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*|-?(?:\.\d+|\d+(?:\.\d*)?)|->|[[\]{}=,;]/suy;
  const tokens: string[] = [];
  const space = /\s*/y;
  for (let at = 0; ; at = token.lastIndex) {
    space.lastIndex = at;
    space.exec(text);
    if (space.lastIndex === text.length) return tokens;
    token.lastIndex = space.lastIndex;
    const [found] = token.exec(text) ?? [];
    if (found === undefined)
      throw new Error(`No token at ${text.slice(space.lastIndex, space.lastIndex + 20)}`);
    tokens.push(found);
  }
}

/** In names as in labels: of what an escape makes of a label (`\N`, `\G`, `\n`), the test knows none that may stand. */
function nameOf(token: string): string {
  if (!token.startsWith('"')) return token;
  return token.slice(1, -1).replace(/\\(.)/gs, (written, sign: string) => {
    if (sign !== '"' && sign !== '\\') throw new Error(`${written} is more than text.`);
    return sign;
  });
}
