/**
 * A hundred works of every type of CSL, with the names, dates and titles that styles stumble over; those of Smith and
 * Müller are made up, to be told apart. One a line:
 * key | type | authors; or role=authors | date | title | further fields as name=value. `Family, Given`; `von~Family` has
 * a particle that stays, `Family, Given van/` one that is dropped; `{Name}` is a name as it is.
 */
import type { CslItem } from '../../../src/core/bibliography/csl';

const ROWS = `
vaswani2017 | paper-conference | Vaswani, Ashish; Shazeer, Noam; Parmar, Niki; Uszkoreit, Jakob; Jones, Llion; Gomez, Aidan N.; Kaiser, Łukasz; Polosukhin, Illia | 2017 | Attention is all you need | container-title=Advances in Neural Information Processing Systems; volume=30; page=5998-6008
he2016 | paper-conference | He, Kaiming; Zhang, Xiangyu; Ren, Shaoqing; Sun, Jian | 2016-06 | Deep residual learning for image recognition | container-title=2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR); page=770-778; DOI=10.1109/CVPR.2016.90; publisher=IEEE; publisher-place=Las Vegas, NV
devlin2019 | paper-conference | Devlin, Jacob; Chang, Ming-Wei; Lee, Kenton; Toutanova, Kristina | 2019-06 | <span class="nocase">BERT</span>: Pre-training of deep bidirectional transformers for language understanding | container-title=Proceedings of NAACL-HLT 2019; page=4171-4186; DOI=10.18653/v1/N19-1423; event-place=Minneapolis; publisher=Association for Computational Linguistics
hochreiter1997 | article-journal | Hochreiter, Sepp; Schmidhuber, Jürgen | 1997-11-15 | Long short-term memory | container-title=Neural Computation; volume=9; issue=8; page=1735-1780; DOI=10.1162/neco.1997.9.8.1735
lecun2015 | article-journal | LeCun, Yann; Bengio, Yoshua; Hinton, Geoffrey | 2015-05-28 | Deep learning | container-title=Nature; volume=521; issue=7553; page=436-444; DOI=10.1038/nature14539
rumelhart1986 | article-journal | Rumelhart, David E.; Hinton, Geoffrey E.; Williams, Ronald J. | 1986-10 | Learning representations by back-propagating errors | container-title=Nature; volume=323; issue=6088; page=533-536; DOI=10.1038/323533a0
watson1953 | article-journal | Watson, J. D.; Crick, F. H. C. | 1953-04-25 | Molecular structure of nucleic acids: A structure for deoxyribose nucleic acid | container-title=Nature; volume=171; issue=4356; page=737-738; DOI=10.1038/171737a0; title-short=Molecular structure of nucleic acids
shannon1948 | article-journal | Shannon, C. E. | 1948-07 | A mathematical theory of communication | container-title=Bell System Technical Journal; container-title-short=Bell Syst. Tech. J.; volume=27; issue=3; page=379-423; DOI=10.1002/j.1538-7305.1948.tb01338.x
turing1936 | article-journal | Turing, A. M. | 1936 | On computable numbers, with an application to the <i>Entscheidungsproblem</i> | container-title=Proceedings of the London Mathematical Society; volume=s2-42; issue=1; page=230-265; DOI=10.1112/plms/s2-42.1.230
turing1950 | article-journal | Turing, A. M. | 1950-10 | Computing machinery and intelligence | container-title=Mind; volume=59; issue=236; page=433-460; DOI=10.1093/mind/LIX.236.433
einstein1905a | article-journal | Einstein, A. | 1905 | Über einen die Erzeugung und Verwandlung des Lichtes betreffenden heuristischen Gesichtspunkt | container-title=Annalen der Physik; volume=322; issue=6; page=132-148; language=de
einstein1905b | article-journal | Einstein, A. | 1905 | Zur Elektrodynamik bewegter Körper | container-title=Annalen der Physik; volume=322; issue=10; page=891-921; language=de
einstein1905c | article-journal | Einstein, A. | 1905 | Ist die Trägheit eines Körpers von seinem Energieinhalt abhängig? | container-title=Annalen der Physik; volume=323; issue=13; page=639-641; language=de
neumann1945 | report | von~Neumann, John | 1945-06-30 | First draft of a report on the <span class="nocase">EDVAC</span> | publisher=University of Pennsylvania; publisher-place=Philadelphia; genre=Technical report; number=W-670-ORD-4926
neumann1944 | book | von~Neumann, John; Morgenstern, Oskar | 1944 | Theory of games and economic behavior | publisher=Princeton University Press; publisher-place=Princeton, NJ
waerden1930 | book | Waerden, Bartel Leendert van der/ | 1930~1931 | Moderne Algebra | publisher=Springer; publisher-place=Berlin; number-of-volumes=2; language=de
knuth1968 | book | Knuth, Donald E. | 1968 | The art of computer programming: Fundamental algorithms | volume=1; publisher=Addison-Wesley; publisher-place=Reading, MA; edition=1
knuth1997 | book | Knuth, Donald E. | 1997 | The art of computer programming: Fundamental algorithms | volume=1; publisher=Addison-Wesley; publisher-place=Reading, MA; edition=3; ISBN=978-0-201-89683-1
knuth1984 | book | Knuth, Donald E. | 1984 | The T<sub>E</sub>Xbook | publisher=Addison-Wesley; collection-title=Computers & Typesetting; collection-number=A
cormen2009 | book | Cormen, Thomas H.; Leiserson, Charles E.; Rivest, Ronald L.; Stein, Clifford | 2009 | Introduction to algorithms | edition=3; publisher=MIT Press; publisher-place=Cambridge, MA
darwin1859 | book | Darwin, Charles | 1859-11-24 | On the origin of species by means of natural selection, or the preservation of favoured races in the struggle for life | publisher=John Murray; publisher-place=London; title-short=Origin of species
kuhn1962 | book | Kuhn, Thomas S. | 1996 | The structure of scientific revolutions | original-date=1962; edition=3; publisher=University of Chicago Press; publisher-place=Chicago
kant1781 | book | Kant, Immanuel; translator=Guyer, Paul; translator=Wood, Allen W. | 1998 | Critique of pure reason | original-date=1781; publisher=Cambridge University Press; publisher-place=Cambridge
plato | classic | {Plato}; translator=Shorey, Paul | -380? | Republic | publisher=Loeb Classical Library
aristotle | classic | {Aristotle} | -350 | Nicomachean ethics | original-title=Ἠθικὰ Νικομάχεια
beowulf | book | editor=Klaeber, Friedrich | 1922 | Beowulf and the fight at Finnsburg | publisher=D. C. Heath; publisher-place=Boston
russell1910 | book | Whitehead, Alfred North; Russell, Bertrand | 1910~1913 | Principia mathematica | number-of-volumes=3; publisher=Cambridge University Press
minsky1969 | book | Minsky, Marvin; Papert, Seymour | 1969 | Perceptrons: An introduction to computational geometry | publisher=MIT Press
goodfellow2016 | book | Goodfellow, Ian; Bengio, Yoshua; Courville, Aaron | 2016 | Deep learning | publisher=MIT Press; URL=https://www.deeplearningbook.org
sutton2018 | book | Sutton, Richard S.; Barto, Andrew G. | 2018 | Reinforcement learning: An introduction | edition=Second; publisher=MIT Press; publisher-place=Cambridge, MA
rumelhart1986b | chapter | Rumelhart, David E.; Hinton, Geoffrey E.; Williams, Ronald J.; editor=Rumelhart, David E.; editor=McClelland, James L. | 1986 | Learning internal representations by error propagation | container-title=Parallel distributed processing: Explorations in the microstructure of cognition; volume=1; page=318-362; publisher=MIT Press; publisher-place=Cambridge, MA
winograd1972 | thesis | Winograd, Terry | 1971 | Procedures as a representation for data in a computer program for understanding natural language | genre=PhD thesis; publisher=Massachusetts Institute of Technology; publisher-place=Cambridge, MA
shannon1937 | thesis | Shannon, Claude E. | 1937 | A symbolic analysis of relay and switching circuits | genre=Master’s thesis; publisher=MIT
page1999 | report | Page, Lawrence; Brin, Sergey; Motwani, Rajeev; Winograd, Terry | 1999-11 | The PageRank citation ranking: Bringing order to the Web | publisher=Stanford InfoLab; number=1999-66; genre=Technical Report; URL=http://ilpubs.stanford.edu:8090/422/
brin1998 | article-journal | Brin, Sergey; Page, Lawrence | 1998-04 | The anatomy of a large-scale hypertextual Web search engine | container-title=Computer Networks and ISDN Systems; volume=30; issue=1-7; page=107-117; DOI=10.1016/S0169-7552(98)00110-X
kingma2014 | article | Kingma, Diederik P.; Ba, Jimmy | 2014-12-22 | Adam: A method for stochastic optimization | number=arXiv:1412.6980; publisher=arXiv; URL=https://arxiv.org/abs/1412.6980
kingma2013 | article | Kingma, Diederik P.; Welling, Max | 2013-12-20 | Auto-encoding variational Bayes | number=arXiv:1312.6114; publisher=arXiv; URL=https://arxiv.org/abs/1312.6114
brown2020 | article | Brown, Tom B.; Mann, Benjamin; Ryder, Nick; Subbiah, Melanie; Kaplan, Jared; Dhariwal, Prafulla; Neelakantan, Arvind; Shyam, Pranav; Sastry, Girish; Askell, Amanda; Agarwal, Sandhini; Herbert-Voss, Ariel; Krueger, Gretchen; Henighan, Tom; Child, Rewon; Ramesh, Aditya; Ziegler, Daniel M.; Wu, Jeffrey; Winter, Clemens; Hesse, Christopher; Chen, Mark; Sigler, Eric; Litwin, Mateusz | 2020-05-28 | Language models are few-shot learners | number=arXiv:2005.14165; publisher=arXiv; URL=https://arxiv.org/abs/2005.14165
radford2019 | report | Radford, Alec; Wu, Jeffrey; Child, Rewon; Luan, David; Amodei, Dario; Sutskever, Ilya | 2019 | Language models are unsupervised multitask learners | publisher=OpenAI
deng2009 | paper-conference | Deng, Jia; Dong, Wei; Socher, Richard; Li, Li-Jia; Li, Kai; Fei-Fei, Li | 2009-06 | ImageNet: A large-scale hierarchical image database | container-title=2009 IEEE Conference on Computer Vision and Pattern Recognition; page=248-255; DOI=10.1109/CVPR.2009.5206848
krizhevsky2009 | report | Krizhevsky, Alex | 2009-04-08 | Learning multiple layers of features from tiny images | publisher=University of Toronto
lecun1998 | article-journal | Lecun, Y.; Bottou, L.; Bengio, Y.; Haffner, P. | 1998-11 | Gradient-based learning applied to document recognition | container-title=Proceedings of the IEEE; volume=86; issue=11; page=2278-2324; DOI=10.1109/5.726791
mnist | dataset | LeCun, Yann; Cortes, Corinna; Burges, Christopher J. C. | 1998 | The MNIST database of handwritten digits | URL=http://yann.lecun.com/exdb/mnist/; accessed=2024-02-29; version=1.0
pytorch | software | Paszke, Adam; Gross, Sam; Massa, Francisco; {Meta AI} | 2019-12 | PyTorch | version=1.3.1; URL=https://pytorch.org; publisher=Meta
rcore | software | {R Core Team} | 2024 | R: A language and environment for statistical computing | version=4.3.3; publisher=R Foundation for Statistical Computing; publisher-place=Vienna, Austria; URL=https://www.R-project.org/
nasa1969 | report | {National Aeronautics and Space Administration} | 1969-11 | Apollo 11 mission report | number=MSC-00171; publisher-place=Houston
who2020 | webpage | {World Health Organization} | 2020-03-11 | WHO Director-General’s opening remarks at the media briefing on COVID-19 | URL=https://www.who.int/director-general/speeches; accessed=2020-04-01
ietf2119 | standard | Bradner, Scott | 1997-03 | Key words for use in RFCs to indicate requirement levels | number=RFC 2119; publisher=Internet Engineering Task Force; DOI=10.17487/RFC2119
iso690 | standard | {International Organization for Standardization} | 2021-06 | Information and documentation — Guidelines for bibliographic references | number=ISO 690:2021; publisher-place=Geneva
bell1876 | patent | Bell, Alexander Graham | 1876-03-07 | Improvement in telegraphy | number=US174465A; authority=United States Patent Office; jurisdiction=US; submitted=1876-02-14
brown1954 | legal_case |  | 1954-05-17 | Brown v. Board of Education | volume=347; container-title=U.S.; page=483; authority=Supreme Court of the United States; number=1
donoghue1932 | legal_case |  | 1932 | Donoghue v Stevenson | container-title=AC; page=562; authority=UKHL
gdpr | legislation |  | 2016-04-27 | General Data Protection Regulation | number=2016/679; container-title=Official Journal of the European Union; volume=L 119; page=1-88; jurisdiction=EU
ada1990 | legislation |  | 1990 | Americans with Disabilities Act of 1990 | container-title=U.S.C.; volume=42; section=12101; number=101-336
hr1 | bill |  | 2019-01-03 | For the People Act of 2019 | number=H.R. 1; authority=U.S. House; chapter-number=116; container-title=Congress
cfr | regulation |  | 2023 | Protection of human subjects | container-title=CFR; volume=45; section=46; number=46
antarctic | treaty |  | 1959-12-01 | Antarctic Treaty | container-title=UNTS; volume=402; page=71; number=5778
hearing2018 | hearing |  | 2018-04-10 | Facebook, social media privacy, and the use and abuse of data | authority=U.S. Senate Committee on the Judiciary; event-place=Washington, DC
nyt1969 | article-newspaper | Wilford, John Noble | 1969-07-21 | Men walk on moon: Astronauts land on plain; collect rocks, plant flag | container-title=The New York Times; page=1; publisher-place=New York
economist | article-magazine |  | 2017-05-06 | The world’s most valuable resource is no longer oil, but data | container-title=The Economist; URL=https://www.economist.com/leaders/2017/05/06/
bush1945 | article-magazine | Bush, Vannevar | 1945-07 | As we may think | container-title=The Atlantic Monthly; volume=176; issue=1; page=101-108
karpathy2015 | post-weblog | Karpathy, Andrej | 2015-05-21 | The unreasonable effectiveness of recurrent neural networks | container-title=Andrej Karpathy blog; URL=https://karpathy.github.io/2015/05/21/rnn-effectiveness/
tweet | post | {NASA} | 2021-02-18 | Touchdown confirmed! | container-title=Twitter; genre=Tweet; URL=https://twitter.com/NASA
wikipedia | entry-encyclopedia |  | 2024-01-15 | Transformer (machine learning model) | container-title=Wikipedia; URL=https://en.wikipedia.org/wiki/Transformer; accessed=2024-02-01
oed | entry-dictionary |  | 2023 | Scholium, n. | container-title=Oxford English Dictionary; publisher=Oxford University Press
zalta | entry | Zalta, Edward N. | 1998-06-10 | Frege’s theorem and foundations for arithmetic | container-title=Stanford Encyclopedia of Philosophy
review1 | review-book | Chomsky, Noam; reviewed-author=Skinner, B. F. | 1959-01 | A review of B. F. Skinner’s <i>Verbal Behavior</i> | container-title=Language; volume=35; issue=1; page=26-58; reviewed-title=Verbal behavior; DOI=10.2307/411334
review2 | review | Ebert, Roger | 1982-09-11 | Blade Runner | container-title=Chicago Sun-Times
kubrick1968 | motion_picture | director=Kubrick, Stanley | 1968 | 2001: A space odyssey | publisher=Metro-Goldwyn-Mayer; medium=Film
cosmos | broadcast | Sagan, Carl; director=Malone, Adrian | 1980-09-28 | The shores of the cosmic ocean | container-title=Cosmos: A personal voyage; publisher=PBS; medium=TV
beatles | song | {The Beatles} | 1967-05-26 | A day in the life | container-title=Sgt. Pepper’s Lonely Hearts Club Band; publisher=Parlophone; medium=LP; composer=Lennon, John; composer=McCartney, Paul
bach | musical_score | Bach, Johann Sebastian; composer=Bach, Johann Sebastian | 1722 | Das wohltemperierte Klavier | publisher=Bärenreiter; language=de
swanlake | performance | Tchaikovsky, Pyotr Ilyich | 1877-03-04 | Swan Lake | event-place=Bolshoi Theatre, Moscow
feynman1959 | speech | Feynman, Richard P. | 1959-12-29 | There’s plenty of room at the bottom | event-title=Annual meeting of the American Physical Society; event-place=Pasadena; genre=Lecture
engelbart1968 | event | Engelbart, Douglas | 1968-12-09 | A research center for augmenting human intellect | event-place=San Francisco
jobs1985 | interview | Jobs, Steve; interviewer=Sheff, David | 1985-02 | Playboy interview: Steven Jobs | container-title=Playboy
fermat | manuscript | de~Fermat, Pierre | 1637? | Observatio Domini Petri de Fermat | archive=Bibliothèque nationale; archive_location=MS 1; language=la
letter | personal_communication | Einstein, Albert; recipient=Roosevelt, Franklin D. | 1939-08-02 | Letter on uranium | archive=Franklin D. Roosevelt Library; genre=Letter
mercator | map | Mercator, Gerardus | 1569 | Nova et aucta orbis terrae descriptio | scale=1:20,000,000; publisher-place=Duisburg
earthrise | graphic | Anders, William | 1968-12-24 | Earthrise | medium=Photograph; archive=NASA
fig1 | figure | Tufte, Edward R. | 1983 | Minard’s map of Napoleon’s march | container-title=The visual display of quantitative information
paine | pamphlet | Paine, Thomas | 1776-01-10 | Common sense | publisher=R. Bell; publisher-place=Philadelphia
collected | collection | editor=Hilbert, David | 1932~1935 | Gesammelte Abhandlungen | publisher=Springer; language=de
jmlr | periodical |  | 2000 | Journal of Machine Learning Research | ISSN=1533-7928; volume=1
doc1 | document | {Anonymous} | ca. | Untitled notes |
nodate | article-journal | Nobody, Nemo |  | A paper without a date | container-title=Journal of Missing Things; status=in press
noauthor | book |  | 2010 | An anonymous book | publisher=Nowhere Press
noTitle | article-journal | Silent, Sam | 2012 |  | container-title=Annals of Brevity; volume=1; page=1
smithA2020 | article-journal | Smith, Anna; Müller, Bernd | 2020 | Effects of coffee on theorem proving | container-title=Journal of Informal Logic; volume=40; page=1-9
smithB2020 | article-journal | Smith, Anton; Müller, Bernd | 2020 | Effects of tea on theorem proving | container-title=Journal of Informal Logic; volume=40; page=10-19
smithC2020 | article-journal | Smith, Anna; Müller, Bernd; Zhou, Wei | 2020 | Effects of sleep on theorem proving | container-title=Journal of Informal Logic; volume=40; page=20-29
smithD2020 | article-journal | Smith, Anna; Müller, Bernd; Zhou, Lan | 2020 | Effects of walking on theorem proving | container-title=Journal of Informal Logic; volume=40; page=30-39
smithE2020 | article-journal | Smith, Anna; Müller, Bernd | 2020-05 | Effects of “silence” on proofs: The ‘quiet’ case | container-title=Journal of Informal Logic; volume=40; page=e40
king1963 | speech | King, Martin Luther, Jr. | 1963-08-28 | I have a dream | event-place=Washington, DC
oneill | book | O’Neil, Cathy | 2016 | Weapons of math destruction | publisher=Crown; publisher-place=New York
garcia | book | García Márquez, Gabriel | 1967 | Cien años de soledad | publisher=Editorial Sudamericana; publisher-place=Buenos Aires; language=es
alkhwarizmi | book | al-Khwārizmī, Muḥammad ibn Mūsā | 0820? | Al-jabr wa’l-muqābala | publisher-place=Baghdad
luxun1918 | article-journal | 鲁, 迅 | 1918-05 | 狂人日记 | container-title=新青年; volume=4; issue=5; page=414-424; language=zh
tolstoy | book | Толстой, Лев | 1869 | Война и мир | publisher-place=Москва; language=ru
sokal | article-journal | Sokal, Alan D. | 1996-21/1996-22 | Transgressing the boundaries: Towards a transformative hermeneutics of quantum gravity | container-title=Social Text; issue=46/47; page=217-252; DOI=10.2307/466856
cern2012 | article-journal | Aad, G.; {ATLAS Collaboration} | 2012-09-17 | Observation of a new particle in the search for the Standard Model Higgs boson with the <span class="nocase">ATLAS</span> detector at the <b>LHC</b> | container-title=Physics Letters B; volume=716; issue=1; page=1-29; DOI=10.1016/j.physletb.2012.08.020
`;

/** All of them, by their keys. */
export function hundredItems(): ReadonlyMap<string, CslItem> {
  const items = ROWS.trim()
    .split('\n')
    .map((row) => itemOf(row.split('|').map((cell) => cell.trim())));
  return new Map(items.map((item) => [String(item.id), item]));
}

function itemOf([id, type, people, date, title, fields]: string[]): CslItem {
  const item: Record<string, unknown> = { id, type };
  const add = (role: string, name: string) => {
    item[role] = [...((item[role] as object[] | undefined) ?? []), nameOf(name)];
  };
  for (const person of people!
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)) {
    const [, role = 'author', name] = /^(?:([a-z-]+)=)?(.*)$/.exec(person)!;
    add(role, name!);
  }
  if (title) item.title = title;
  if (date) item.issued = dateOf(date);
  for (const field of (fields ?? '').split(/;\s(?=[\w-]+=)/).filter(Boolean)) {
    const at = field.indexOf('=');
    const [name, value] = [field.slice(0, at).trim(), field.slice(at + 1).trim()];
    if (name === 'composer') add(name, value);
    else item[name] = /^(?:accessed|submitted|original-date)$/.test(name) ? dateOf(value) : value;
  }
  return item;
}

function nameOf(name: string): object {
  if (name.startsWith('{')) return { literal: name.slice(1, -1) };
  const [family, given, suffix] = name.split(', ');
  const [particle, bare] = family!.includes('~') ? family!.split('~') : [undefined, family];
  const dropped = /^(.*?) (\p{Ll}[^/]*)\/$/u.exec(given ?? '');
  return {
    family: bare,
    given: dropped ? dropped[1] : given,
    ...(particle && { 'non-dropping-particle': particle }),
    ...(dropped && { 'dropping-particle': dropped[2] }),
    ...(suffix && { suffix }),
  };
}

/** `1905`, `-380?`, `1930~1931`, `1996-21/1996-22`, `ca.` */
function dateOf(date: string): object {
  if (date === 'ca.') return { literal: 'ca. 1900' };
  const parts = date
    .replace('?', '')
    .split(/[~/]/)
    .map((day) => (day.startsWith('-') ? [Number(day)] : day.split('-').map(Number)));
  return { 'date-parts': parts, ...(date.endsWith('?') && { circa: true }) };
}
