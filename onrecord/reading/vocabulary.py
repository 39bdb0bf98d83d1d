"""Words that tell who somebody is: posts and titles, bodies, groups, documents, honorifics, pronouns, countries, some first names."""

from __future__ import annotations

from onrecord.firstnames import MEN, WOMEN
from onrecord.nations import CAPITALS, COUNTRIES, DEMONYMS

__all__ = [
    "ABBREVIATED", "BODIES", "CAPITALS", "COUNTRIES", "DEMONYMS", "DOCUMENTS", "ENDINGS", "FEMALE", "FIRMS", "FUNCTION_WORDS", "GROUPS",
    "HONORIFICS", "MALE", "MEN", "MODIFIERS", "NUMBERS", "OPENINGS", "PARTICLES", "POSTS", "PRIVATE", "STATE", "UNNAMED_MANY", "WOMEN",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Posts that one holds, and professions that are put before a name.
POSTS = _words(
    """
    president minister premier chancellor secretary senator congressman congresswoman representative governor mayor mayoress councillor
    councilor alderman mp mep speaker ambassador envoy consul commissioner chair chairman chairwoman chairperson chief head leader director
    director-general secretary-general attorney-general solicitor-general governor-general surgeon-general inspector-general
    general colonel major captain lieutenant sergeant corporal admiral commander brigadier marshal constable superintendent inspector
    commodore judge justice magistrate prosecutor attorney lawyer solicitor barrister counsel registrar ombudsman coroner sheriff
    king queen prince princess emperor empress emir sultan sheikh duke duchess earl count countess baron baroness lord pope cardinal
    archbishop bishop dean vicar pastor reverend rabbi imam ayatollah abbot abbess patriarch priest monk nun
    professor doctor rector principal headteacher headmaster headmistress teacher lecturer scientist researcher author economist analyst
    historian biologist chemist physicist astronomer geologist engineer architect epidemiologist virologist curator conservator archivist
    spokesman spokeswoman spokesperson aide adviser advisor deputy delegate negotiator mediator rapporteur observer inspector auditor
    ceo cfo coo cto founder co-founder owner partner manager managing-director executive boss banker broker treasurer accountant trader
    coach striker goalkeeper midfielder defender player footballer runner athlete swimmer skipper referee umpire
    editor editor-in-chief journalist reporter correspondent columnist presenter host producer actor actress singer poet novelist
    master harbourmaster harbormaster pilot driver conductor foreman supervisor steward clerk porter guard farmer fisherman
    chaplain nurse surgeon physician midwife vet veterinarian pharmacist psychologist sociologist anthropologist
    candidate nominee contender challenger incumbent president-elect mayor-elect governor-elect whip undersecretary vice-president
    vice-chair vice-chairman vice-chairwoman vice-chancellor chairman-elect detective officer warden ranger diver activist organiser
    virologist immunologist microbiologist pathologist oncologist cardiologist neurologist psychiatrist glaciologist hydrologist
    oceanographer climatologist meteorologist ecologist botanist zoologist volcanologist seismologist palaeontologist paleontologist
    archaeologist archeologist criminologist toxicologist ornithologist entomologist geneticist linguist mathematician statistician
    geographer astronaut cosmonaut photographer painter sculptor musician composer drummer guitarist pianist violinist cellist rapper
    filmmaker film-maker screenwriter novelist playwright biographer choreographer dancer comedian headman headwoman elder shepherd
    entrepreneur businessman businesswoman industrialist philanthropist financier investor dissident whistleblower politician strategist
    pollster commentator blogger paramedic dentist therapist librarian translator interpreter cyclist jockey boxer golfer cricketer gymnast
    skier skater rower climber mountaineer sprinter winger cleric preacher chef baker butcher carpenter mechanic electrician plumber
    postman postmaster rancher winemaker brewer beekeeper gamekeeper zookeeper forester
    organizer campaigner convener convenor member legislator lawmaker deputy-director adjuster operator widow widower
    fellow statistician jurist arbiter provost bursar immunologist zoologist botanist ecologist meteorologist seismologist oncologist
    paediatrician pediatrician cardiologist neurologist criminologist archaeologist palaeontologist paleontologist climatologist
    lieutenant-general major-general vice-admiral comptroller comptroller-general auditor-general prosecutor-general postmaster
    """
)
#: Relatives and others who are told from somebody else: never a post of a name that follows without a possessor.
PRIVATE = _words(
    """
    mother father wife husband son daughter brother sister uncle aunt cousin grandmother grandfather grandson granddaughter nephew niece
    friend neighbour neighbor colleague partner boyfriend girlfriend fiancé fiancée namesake predecessor successor counterpart rival
    man woman boy girl person child resident passenger witness survivor victim shopkeeper student voter reader visitor customer worker
    official source insider diplomat expert critic supporter protester protestor volunteer contractor consultant patient caller
    """
)
#: Bodies that speak.
BODIES = _words(
    """
    ministry government administration cabinet parliament senate assembly congress house chamber council commission committee court
    tribunal board authority agency department office bureau directorate secretariat union federation association confederation league
    alliance coalition party movement front group company corporation firm bank fund institute institution university college school faculty
    academy hospital clinic museum gallery library foundation trust charity society club army navy police force forces military militia
    guard coastguard service church diocese parish monastery embassy mission delegation consulate conference organisation organization
    network newspaper paper magazine station channel broadcaster daily weekly gazette post times herald mirror tribune courier journal
    observatory laboratory observatory centre center operator insurer regulator watchdog supplier airline railway port ferries lines rail
    inc ltd llc plc corp co gmbh ag sa mutual holdings industries energy oil gas petroleum pharmaceuticals laboratories motors airways
    kremlin pentagon vatican duma knesset bundestag dail inquiry panel jury troika opposition consortium cooperative
    city municipality borough county province district branch registry treasury exchequer prosecution defence orchestra theatre opera
    desk branch chapter brigade regiment battalion squadron fleet committee caucus nation republic kingdom state country city
    collaboration syndicate exchange
    """
)
#: Words that a company's name ends with.
FIRMS = _words(
    """
    biologics biotech therapeutics diagnostics genomics robotics labs logistics towage shipping shipyard shipyards hydro systems
    technologies technology partners capital ventures investments securities insurance assurance telecom telecoms broadcasting publishing
    studios entertainment foods breweries brewery creamery dairies mills mining steel chemicals electric electronics software
    semiconductors aerospace aviation engineering utilities healthcare networks solutions brothers sons
    """
)
#: Bodies that are part of a state's government; said alone they are the state.
STATE = _words("government country state nation republic kingdom")
#: Many people or bodies known by what they have in common.
GROUPS = _words(
    """
    people residents critics supporters opponents experts analysts economists scientists researchers doctors nurses lawyers teachers
    students parents families relatives workers unions players passengers protesters protestors demonstrators activists campaigners
    villagers farmers fishermen fishers voters readers members delegates ministers leaders bosses officers lawmakers senators deputies mps
    governments countries states nations parties companies banks firms investors traders observers historians commentators journalists media
    outlets newspapers papers channels prosecutors judges magistrates police locals neighbours neighbors citizens men women children
    crew crews staff employees colleagues friends authors authorities engineers drivers pilots sailors divers soldiers troops rebels
    refugees migrants survivors victims witnesses fans tourists visitors customers users netizens guests pupils elders chiefs councillors
    both all most many some several half majority minority half others everyone everybody nobody neither each few sides side two three four
    five six seven eight nine ten dozens hundreds thousands world public cent percent allies donors lenders creditors consultants
    conservators curators referees commissioners candidates owners shareholders bishops priests monks nuns clerics clergy physicians
    team teams gang crowd couple pair duo majority minority rivals boffins fans lobby
    americans russians europeans lawyers attorneys counsel heirs descendants
    """
)
#: Several single people whose names are not given.
UNNAMED_MANY = _words("officials sources diplomats aides insiders spokesmen spokeswomen spokespeople spokespersons advisers advisors")
#: Texts, pictures and data.
DOCUMENTS = _words(
    """
    report statement letter email e-mail memo memorandum note document paper draft text article study survey poll review audit record
    records
    log logbook diary book leaflet pamphlet poster banner placard graffiti sign website page post tweet message telegram communique
    communiqué release resolution motion bill act law statute statutes constitution treaty agreement accord contract clause article ruling
    judgment judgement verdict decree order decision indictment filing petition manifesto programme proposal plan data figures statistics
    results minutes transcript transcripts chart map table register registers inventory chronicle inscription story editorial column
    headline caption proverb saying rumour rumor rumours poem song list dossier file files archive archives guidelines charter licence
    license policy analysis findings census index bulletin communication notice advert advertisement speech interview remarks video
    footage recording tape picture photograph chants chant evidence opinion
    cable receipt slip invoice circular directive warrant writ certificate affidavit deposition testimony lawsuit complaint ledger manual
    handbook textbook memoir autobiography biography tweet screenshot clip documentary ad commercial blog slogan motto forecast estimate
    estimates projection projections assessment investigation probe briefing protocol
    version entry abstract preprint paragraph item passage chapter annex appendix column brochure catalogue timetable announcement
    summary
    """
)
HONORIFICS = _words(
    "mr mrs ms miss mx dr prof sir dame lady lord madam madame mme monsieur herr frau señor señora sen rep gov gen col lt sgt "
    "capt rev hon honourable honorable st father sister brother mother monsignor msgr fr alhaji hajiya mallam comrade don doña"
)
#: Words that no person's name begins with, or ends with: parts of places, outlets and things.
OPENINGS = _words(
    """
    new north south east west northern southern eastern western central upper lower greater daily radio channel banco deportivo sportivo
    club persian space pro-government
    """
)
ENDINGS = _words(
    """
    airport gulf sea ocean river lake mount mountain mountains street road avenue square hall room bridge valley pass coast bay hill hills
    park palace tower wales australia africa america asia europe korea islands cup league games award prize day week convention festival
    shuttle station highway shore district act bill treaty pact accord line strait canal reef isle
    """
)
ABBREVIATED = _words("mr mrs ms dr prof sen rep gov gen col lt sgt capt rev hon st jr sr adm maj cmdr supt insp")
#: What may stand between a determiner or a place and a post.
MODIFIERS = _words(
    """
    prime foreign defence defense finance interior home health education culture justice environment energy transport trade labour labor
    agriculture fisheries sports sport tourism communications communication works housing science industry economy economic interior
    security deputy vice acting interim former ex outgoing incoming new late senior junior chief lead first second third assistant associate
    executive general managing regional national federal state provincial local municipal district northern southern eastern western central
    permanent special political military naval opposition party parliamentary presidential ministerial press government union company club
    army police court supreme high constitutional appeal lay honorary retired then current longtime long-time veteran top human rights
    campaign shadow house senate majority minority planning licensing electoral council committee board bank public private legal medical
    technical water railway rail port harbour harbor museum university college school hospital church city town village island
    """
)
NUMBERS = _words("one two three four five six seven eight nine ten eleven twelve both several some many most dozens hundreds few")
PARTICLES = _words("de la le du del della di da das do dos van von der den ten ter al el bin ibn abu ould y e af av zu zum")
FUNCTION_WORDS = _words(
    """
    a an the this that these those it its he she they we you i his her their our your my who which what when where why how if but and or nor
    so yet for in on at by from to of with without within under over after before since until during between among against about as than
    then there here not no yes all any some each every both either neither many most more much few several one two three four five six
    seven eight nine ten another other others such only also even just still again now today yesterday tomorrow meanwhile however although
    though while because once asked according speaking earlier later last next first second third was were is are be been has had have do
    does did will would can could may might must shall should let please thank thanks maybe perhaps nobody nothing everybody everything
    everyone someone something anyone anything none
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter christmas easter
    """
)
#: Words for women and men, titles and first names: who "she" or "he" may be.
FEMALE = _words(
    """
    mrs ms miss dame lady madam madame mme frau señora queen princess empress duchess countess baroness abbess chairwoman spokeswoman
    congresswoman councilwoman businesswoman policewoman headmistress actress nun midwife mother wife daughter sister aunt grandmother
    granddaughter niece girlfriend fiancée widow woman girl mayoress waitress hostess
    """
)
MALE = _words(
    """
    mr sir lord monsieur herr señor king prince emperor duke earl baron emir sultan pope cardinal archbishop abbot chairman spokesman
    congressman councilman businessman policeman headmaster monk priest imam father husband son brother uncle grandfather grandson nephew
    boyfriend fiancé widower man boy gentleman foreman fisherman
    """
)
