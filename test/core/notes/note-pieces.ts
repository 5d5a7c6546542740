/** What notes are made of, for chance to put together. */
import { withMarks } from './grammar';

interface Pieces {
  readonly calm: readonly string[];
  /** What may silence all behind it, or end that. */
  readonly wild: readonly string[];
}

export const PIECES: Readonly<Record<string, Pieces>> = {
  markdown: {
    calm: pieces(String.raw`
⏎ ¦ ⏎ ¦ ⏎⏎ ¦ ⏎⏎ ¦ ⏎-␠ ¦ ⏎⏎1.␠ ¦ ⏎>␠ ¦ ␍⏎ ¦ ␠␠⏎ ¦ ␠words of prose that say little,␠ ¦ ⏎#␠ ¦ @a ¦ [@b]
[see @c, S. 3; @d] ¦ @e [p. 3] ¦ [[@f]] ¦ [^@g] ¦ ⏎[^1]: @h ¦ @{i} ¦ \cite{j} ¦ (@k) ¦ {cite}ˋlˋ ¦ [@m]: x
[@n](o) ¦ @fig-p ¦ ˋ@xˋ ¦ $@x$ ¦ ⏎⏎ˋˋˋ⏎@x⏎ˋˋˋ⏎ ¦ ⏎⏎$$⏎@x⏎$$⏎ ¦ ␠(@w)␠`),
    wild: pieces(String.raw`
ˋˋˋ⏎ ¦ ⏎ˋˋˋ⏎ ¦ ⏎ˋˋˋ{note}⏎ ¦ ⏎$$⏎ ¦ $$ ¦ $ ¦ <!--␠ ¦ --> ¦ ⏎<div>⏎ ¦ <script> ¦ ⏎</script>⏎ ¦ ---⏎
---⏎nocite: "@q"⏎---⏎ ¦ nocite: "@r"⏎ ¦ lang: de⏎ ¦ ---⏎lang: de⏎---⏎ ¦ ⏎---⏎ ¦ ...⏎ ¦ ˋ
⏎⏎(@k) An example⏎ ¦ (@k) x ¦ ⏎(@w) y ¦ ===⏎ ¦ :::⏎ ¦ ⏎:␠ ¦ ␠␠␠␠ ¦ ⇥ ¦ [ ¦ ] ¦ ; ¦ @ ¦ { ¦ } ¦ \ ¦ -
⏎[^@a]:␠`),
  },
  latex: {
    calm: pieces(String.raw`
⏎ ¦ ⏎⏎ ¦ ⏎  ⏎ ¦ ␠words of prose that say little,␠ ¦ \cite{a} ¦ \citep[see][p.~3]{b, c} ¦ \cites{d}[4]{e}
\textcite{f} ¦ ␠% \cite{x}⏎ ¦ \verb|\cite{x}| ¦ \begin{verbatim}⏎\cite{x}⏎\end{verbatim} ¦ \nocite{*} ¦ \%`),
    wild: pieces(String.raw`
\begin{verbatim} ¦ \end{verbatim} ¦ \begin{comment}⏎ ¦ ⏎\end{comment} ¦ \cite ¦ \cite[ ¦ \cite{ ¦ { ¦ } ¦ [
] ¦ % ¦ \ ¦ ⏎⏎ ¦ ,g ¦ ␍⏎␍⏎`),
  },
  typst: {
    calm: pieces(`
⏎ ¦ ⏎⏎ ¦ ⏎  ⏎ ¦ ␠words of prose that say little,␠ ¦ @a ¦ @b[p.~3] ¦ #cite(<c>) ¦ #cite(label("d/e"))
␠// @x⏎ ¦ $@x$ ¦ ˋ@xˋ ¦ /* @x */ ¦ ⏎ˋˋˋ⏎@x⏎⏎ˋˋˋ⏎ ¦ ␠<f> ¦ @f ¦ #ref(<f>) ¦ ␠<g>⏎ ¦ @g ¦ https://x.org/@x␠`),
    wild: pieces(String.raw`
ˋˋˋ ¦ ˋˋˋˋ ¦ ˋ ¦ ˋˋ ¦ $ ¦ /* ¦ */ ¦ // ¦ <a> ¦ <b> ¦ ( ¦ ) ¦ [ ¦ ] ¦ #cite( ¦ " ¦ @ ¦ \ ¦ ⏎⏎ ¦ ␍⏎␍⏎
#cite(<h>, supplement: [p. 3`),
  },
};

/** One to a `¦` or line; `ˋ` is a backtick. */
function pieces(list: string): string[] {
  return list
    .trim()
    .split(/ ¦ |\n/)
    .map((piece) => withMarks(piece).replaceAll('ˋ', '`'));
}
