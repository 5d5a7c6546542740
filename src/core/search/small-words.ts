/**
 * Words that say how a text is put together, not what it is about. In a large library their number tells so by
 * itself; in one of ten papers `we` is as rare as `entropy`.
 */
import { fold } from '../prose';
import { hashOf } from './scanner';

const WORDS = `a about above across after again against all almost along already also although always am among an and
  another any are around as at away be became because become been before being below between both but by came can
  cannot could did do does doing done down due during each either else enough especially etc even ever every few find
  first for found from further furthermore give given gives had has have having he hence her here him his how however
  i if in indeed instead into is it its itself just kind known last later least less let like likely long made mainly
  make makes making many may me might more moreover most mostly much must my namely nearly need needed neither never
  next no nor not nothing now of off often on once one ones only onto or other others otherwise our out over own per
  perhaps rather really same say second see seen several shall she should show shown shows since so some still such
  take taken than that the their them themselves then there thereby therefore these they thing third this those
  though three through throughout thus to together too toward towards two under until up upon us use used useful uses
  using usually various very via was way ways we well were what when where whereas whether which while who whole whom
  whose why will with within without would yet you your
  zero four five six seven eight nine ten add adds alone best better improve improved improves improving keep keeps
  leave leaves yield yields yielding
  abstract achieve achieved achieves approach approaches based demonstrate demonstrates existing experiments extensive
  introduce introduced introduces novel paper papers present presented presents propose proposed proposes provide
  provided provides recent recently result results significant significantly specific specifically study work works`;

/**
 * Articles, prepositions, pronouns and auxiliaries of German, French, Italian, Spanish, Portuguese, Russian and
 * Arabic, but for those that are a word of their own in English (`war`, `man`, `son`).
 */
const FOREIGN = `
  aber alle allem allen aller alles als am auch auf aus bei beim bis da damit dann das dass dem den denn der des
  deren dessen die dies diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es etwa fur
  gegen haben hat hatte hatten ich ihm ihn ihr ihre ihrem ihren ihrer im ins ist jede jeder jedes kann kein keine
  konnen mehr mit muss nach nicht noch nur ob oder ohne schon sein seine seinem seinen seiner seit sich sie sind
  sowie sowohl uber um und uns unser unsere unter viele vom von vor waren wegen wenn werden wie wir wird wo wurde
  wurden zu zum zur zwischen allein beide daher dabei dazu hier jedoch sehr vielen zeigen zeigt
  au aux avec avons ayant ce ceci cela celle celui ces cet cette ceux chez comme dans de depuis dont du elle elles en
  entre est et ete etre eux fait font ici il ils je la le les leur leurs lors lui mais meme mes moi ne nos notre
  nous ont ou par parmi pas peu peut peuvent plus pour puis qu quand que quel quelle qui sa sans se selon sera ses si
  sont sous sur tous tout toute toutes tres un une vers vos votre vous
  ad agli ai al alla alle allo anche che chi ci coi col come con cui da dagli dai dal dalla dalle degli dei del della
  delle dello di dove e ed era erano essere fra gli ha hanno ho il io la lo loro ma mio negli nei nel nella nelle
  nello noi non o ogni per perche piu poi quale quali quando quanto quella quelle quelli quello questa queste questi
  questo sempre senza si sia sono stata stato su sua sue sugli sui sul sulla sulle suo suoi tra tutti tutto un una uno
  a al algunas algunos ante antes asi aun aunque bajo cada como con contra cual cuales cuando de del desde donde dos
  durante e el ella ellas ellos en entre era eran es esa ese eso esta estan estas este esto estos fue fueron ha habia
  han hasta hay la las le les lo los mas mediante mi mismo muy nada ni no nos nosotros nuestra nuestro o otra otras
  otro otros para pero poco por porque pues que quien se sea segun ser si sido sin sobre solo son su sus tambien
  tanto tiene tienen toda todas todo todos un una unas uno unos y ya
  ao aos apos as ate com da das dele deles do dos ela elas ele eles em entao essa esse esta estao estas este estes
  foi foram isso isto ja la mais mas meu muito na nao nas nem nesta neste no nos nossa nosso num numa o os ou pela
  pelas pelo pelos pode podem por quais qual quem sao seja sem sera seu seus sua suas tem tambem uma umas
  а без более бы был была были было быть в вам вас весь во вот все всех вы где да для до его ее если есть еще же за
  здесь и из или им их к как ко когда которая которое которые который которых ли между мне может мы на над нас не нет
  него нее них но о об обо он она они оно от по под после при про с свои свой своих себя со так также такие такой там
  тем того той только том тот тоже ту ты у уже чем через что чтобы эта эти этих это этого этой этом этот я
  في من على إلى الى عن أن إن ما لا لم هذا هذه ذلك تلك التي الذي مع بين كما قد هو هي أو ثم`;

/** What titles in Chinese and Japanese begin and end with. */
const WIDE =
  '研究 考察 方法 手法 提案 論文 论文 本稿 本文 結果 结果 検討 基于 我们 提出 一种 一種 利用 使用 実験 实验 関する';

/** By their hashes, as a scan has them. */
export const SMALL_WORDS = hashesOf(WORDS);
/** As `SMALL_WORDS`, in other languages: in English some of them are acronyms, as `ALS` and `MIT`. */
export const FOREIGN_SMALL_WORDS = hashesOf(`${FOREIGN} ${WIDE}`);

function hashesOf(words: string): ReadonlySet<number> {
  return new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => {
        const bytes = new TextEncoder().encode(fold(word));
        return hashOf(bytes, 0, bytes.length);
      }),
  );
}
