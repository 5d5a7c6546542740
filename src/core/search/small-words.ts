/**
 * Words that say how a text is put together, not what it is about. In a large library their number tells so by
 * itself; in one of ten papers `we` is as rare as `entropy`.
 */
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

/** By their hashes, as a scan has them. */
export const SMALL_WORDS: ReadonlySet<number> = new Set(
  WORDS.split(/\s+/).map((word) => {
    const bytes = Uint8Array.from(word, (char) => char.charCodeAt(0));
    return hashOf(bytes, 0, bytes.length);
  }),
);
