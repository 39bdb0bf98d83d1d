"""Words that tell who somebody is: posts and titles, bodies, groups, documents, honorifics, pronouns, countries, some first names."""

from __future__ import annotations

__all__ = [
    "ABBREVIATED", "BODIES", "CAPITALS", "COUNTRIES", "DEMONYMS", "DOCUMENTS", "FEMALE", "FUNCTION_WORDS", "GROUPS", "HONORIFICS", "MALE",
    "MEN", "MODIFIERS", "NUMBERS", "PARTICLES", "POSTS", "PRIVATE", "STATE", "UNNAMED_MANY", "WOMEN",
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
    organizer campaigner convener convenor member legislator lawmaker deputy-director adjuster operator widow widower
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
    version entry abstract preprint paragraph item passage chapter annex appendix column brochure catalogue timetable announcement
    summary
    """
)
HONORIFICS = _words(
    "mr mrs ms miss mx dr prof sir dame lady lord madam madame mme monsieur herr frau señor señora sen rep gov gen col lt sgt "
    "capt rev hon st"
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
#: Countries by their usual English names, and what their people and things are called.
_COUNTRIES = """
Afghanistan:Afghan Albania:Albanian Algeria:Algerian Angola:Angolan Argentina:Argentine,Argentinian Armenia:Armenian Australia:Australian
Austria:Austrian Azerbaijan:Azerbaijani Bahrain:Bahraini Bangladesh:Bangladeshi Belarus:Belarusian Belgium:Belgian Benin:Beninese
Bolivia:Bolivian Bosnia:Bosnian Botswana:Botswanan Brazil:Brazilian Britain:British Bulgaria:Bulgarian Burundi:Burundian
Cambodia:Cambodian Cameroon:Cameroonian Canada:Canadian Chad:Chadian Chile:Chilean China:Chinese Colombia:Colombian Croatia:Croatian
Cuba:Cuban Cyprus:Cypriot Czechia:Czech Denmark:Danish Ecuador:Ecuadorian Egypt:Egyptian England:English Eritrea:Eritrean Estonia:Estonian
Ethiopia:Ethiopian Finland:Finnish France:French Gabon:Gabonese Gambia:Gambian Georgia:Georgian Germany:German Ghana:Ghanaian Greece:Greek
Guatemala:Guatemalan Guinea:Guinean Haiti:Haitian Honduras:Honduran Hungary:Hungarian Iceland:Icelandic India:Indian Indonesia:Indonesian
Iran:Iranian Iraq:Iraqi Ireland:Irish Israel:Israeli Italy:Italian Jamaica:Jamaican Japan:Japanese Jordan:Jordanian Kazakhstan:Kazakh
Kenya:Kenyan Kosovo:Kosovan Kuwait:Kuwaiti Kyrgyzstan:Kyrgyz Laos:Laotian Latvia:Latvian Lebanon:Lebanese Liberia:Liberian Libya:Libyan
Lithuania:Lithuanian Luxembourg:Luxembourgish Madagascar:Malagasy Malawi:Malawian Malaysia:Malaysian Mali:Malian Malta:Maltese
Mauritania:Mauritanian Mexico:Mexican Moldova:Moldovan Mongolia:Mongolian Montenegro:Montenegrin Morocco:Moroccan Mozambique:Mozambican
Myanmar:Burmese Namibia:Namibian Nepal:Nepalese Netherlands:Dutch Nicaragua:Nicaraguan Niger:Nigerien Nigeria:Nigerian Norway:Norwegian
Oman:Omani Pakistan:Pakistani Palestine:Palestinian Panama:Panamanian Paraguay:Paraguayan Peru:Peruvian Philippines:Philippine
Poland:Polish Portugal:Portuguese Qatar:Qatari Romania:Romanian Russia:Russian Rwanda:Rwandan Samoa:Samoan Scotland:Scottish
Senegal:Senegalese Serbia:Serbian Singapore:Singaporean Slovakia:Slovak Slovenia:Slovenian Somalia:Somali Spain:Spanish Sudan:Sudanese
Sweden:Swedish Switzerland:Swiss Syria:Syrian Taiwan:Taiwanese Tajikistan:Tajik Tanzania:Tanzanian Thailand:Thai Togo:Togolese
Tunisia:Tunisian Turkey:Turkish Turkmenistan:Turkmen Uganda:Ugandan Ukraine:Ukrainian Uruguay:Uruguayan Uzbekistan:Uzbek
Venezuela:Venezuelan Vietnam:Vietnamese Wales:Welsh Yemen:Yemeni Zambia:Zambian Zimbabwe:Zimbabwean America:American
"""
DEMONYMS = {word: name for entry in _COUNTRIES.split() for name, _, words in [entry.partition(":")] for word in words.split(",")}
_MORE = """
    United_States US USA U.S United_Kingdom UK U.K South_Korea North_Korea Saudi_Arabia New_Zealand South_Africa Sri_Lanka Costa_Rica
    El_Salvador Ivory_Coast Sierra_Leone Burkina_Faso Czech_Republic Dominican_Republic United_Arab_Emirates UAE European_Union EU
    Northern_Ireland South_Sudan Great_Britain Hong_Kong Papua_New_Guinea North_Macedonia Soviet_Union Vatican_City
"""
COUNTRIES = frozenset(DEMONYMS.values()) | {name.replace("_", " ") for name in _MORE.split()}
_CAPITALS = """
    Moscow:Russia Kyiv:Ukraine Kiev:Ukraine Paris:France Berlin:Germany London:Britain Rome:Italy Madrid:Spain Lisbon:Portugal Warsaw:Poland
    Budapest:Hungary Prague:Czechia Vienna:Austria Athens:Greece Ankara:Turkey Tehran:Iran Baghdad:Iraq Damascus:Syria Beirut:Lebanon
    Riyadh:Saudi_Arabia Cairo:Egypt Tripoli:Libya Tunis:Tunisia Algiers:Algeria Rabat:Morocco Khartoum:Sudan Nairobi:Kenya Abuja:Nigeria
    Pretoria:South_Africa Beijing:China Tokyo:Japan Seoul:South_Korea Pyongyang:North_Korea Taipei:Taiwan Manila:Philippines
    Jakarta:Indonesia
    Hanoi:Vietnam Bangkok:Thailand Delhi:India Islamabad:Pakistan Kabul:Afghanistan Dhaka:Bangladesh Canberra:Australia Ottawa:Canada
    Washington:United_States Brasilia:Brazil Caracas:Venezuela Havana:Cuba Minsk:Belarus Vilnius:Lithuania Riga:Latvia Tallinn:Estonia
    Helsinki:Finland Stockholm:Sweden Oslo:Norway Copenhagen:Denmark Dublin:Ireland Brussels:Belgium Belgrade:Serbia Sofia:Bulgaria
    Bucharest:Romania Tbilisi:Georgia Yerevan:Armenia Baku:Azerbaijan Astana:Kazakhstan Tashkent:Uzbekistan Jerusalem:Israel Doha:Qatar
"""
CAPITALS = {capital: country.replace("_", " ") for entry in _CAPITALS.split() for capital, _, country in [entry.partition(":")]}
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
WOMEN = _words(
    """
    abigail agnes aisha alexandra alice alicia alison amanda amy ana andrea angela anita ann anna anne annegret annie antonia audrey ava
    barbara beatrice becky beth betty brenda bridget carla carmen carol caroline carrie catherine cecilia charlotte cheryl chloe christina
    christine cindy claire clara claudia cynthia daniela dawn deborah debra denise diana diane donna dorothy edith elaine eleanor elena
    elisabeth eliza elizabeth ella ellen emily emma erica erin esther eva evelyn fatima fiona florence frances gabriela gail georgia
    geraldine gina gloria grace greta hannah harriet hazel heather helen helena hilary hillary holly ida inés ines ingrid irene iris isabel
    isabella jacinda jane janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna jodie josephine joyce juana judith judy
    julia julie june kamala karen kate katharine katherine kathleen kathryn kathy katie kelly kim kirsten kristalina kristina laura lauren
    leah lena leonor leslie lillian linda lisa liz louise lucia lucy lydia lynn madeleine maggie manuela margaret margarita maria marie
    marilyn marina marine marion martha mary maureen megan melanie melissa mercedes mercy mia michelle mildred miriam molly monica nadia
    nancy naomi natalia natalie nicola nicole nina nora olga olivia pamela patricia paula pauline penny petra phyllis polly priti rachel
    rebecca regina renee rita robin rosa rosalind rose rosemary ruth sabine sally samantha sandra sara sarah shannon sharon sheila shirley
    silvia simone sofia sonia sophia sophie stella stephanie susan suzanne svetlana sylvia tamara tanya tara teresa theresa tina tracy
    ursula
    valentina valerie vanessa vera veronica victoria viola violet virginia viviane wanda wendy yolanda yulia yvonne zoe
    """
)
MEN = _words(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro aleksandr alex alexander alexei alfred ali allan allen alvaro
    amir anders andre andreas andrei andrew andrey angus anthony antoine anton antonio antony arnold arthur barack barry ben benjamin
    bernard
    bernie bill bob boris brad brandon brendan brett brian bruce bruno bryan carl carlos charles chris christian christoph christopher
    chuck claude clive colin connor craig cyril daniel dave david dean dennis derek diego dieter dimitri dmitry dominic donald doug douglas
    duncan dylan ed eduardo edward edwin emmanuel enrique eric erik ernest ethan eugene felipe felix fernando francis francisco francois
    françois frank franz fred frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gerhard gilbert giovanni giuseppe glen
    glenn gordon graham greg gregory guy hans harold harry hassan hector henrik henry herbert howard hugh hugo ian ibrahim igor ismail ivan
    jack jacob jacques jake james jamie jan jason javier jeff jeffrey jens jeremy jerome jim jimmy joachim joao joe joel johan johann john
    johnny jon jonathan jorge jose josé josef joseph josh joshua juan julian justin karl keith ken kenneth kevin klaus kurt kyle lars
    laurence lawrence lee leo leon leonard leonid lewis liam lloyd louis lucas luis luke malcolm manuel marc marcel marco marcus mario mark
    martin marvin matt matthew maurice max maxim michael michel miguel mike mikhail mitch mohamed mohammad mohammed muhammad mustafa nathan
    neil nicholas nick nicolas nigel nikolai norman oleg oliver omar oscar otto owen pablo patrick paul pavel pedro pete peter phil philip
    philippe pierre rafael ralph ramon ramón raymond recep ricardo richard rick rob robert roberto rodney roger roland ron ronald ross roy
    russell ryan salman sam samuel scott sean sebastian sergei sergey sergio seth simon stanislav stanley stefan stephen steve steven stuart
    sven ted terence terry theodore thomas tim timothy tobias todd tom tommy tony travis trevor vadim victor viktor vincent vladimir
    volodymyr
    wade walter warren wayne wilhelm will william wolfgang xavier yannick yuri yusuf zachary
    """
)
