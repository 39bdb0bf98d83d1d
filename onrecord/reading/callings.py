"""What somebody can be called besides: words for one calling ("barrister" for a lawyer), and wider words ("the cleric" for a bishop)."""

from __future__ import annotations

import re

__all__ = ["STYLES", "can_vary", "family", "is_called", "is_company", "is_firm_called"]

#: Words for one calling, or for one kind of body: each can stand for each.
_ALIKE = """
lawyer attorney barrister solicitor counsel advocate litigator
prosecutor attorney procurator
judge justice magistrate jurist
doctor physician medic gp clinician practitioner
surgeon doctor physician medic
nurse sister matron
midwife nurse
teacher schoolteacher schoolmaster schoolmistress educator
headteacher headmaster headmistress principal head
professor academic scholar lecturer
writer author novelist wordsmith
journalist reporter correspondent newsman
columnist commentator writer journalist
presenter broadcaster anchor host
singer vocalist tenor soprano baritone mezzo
director filmmaker film-maker
actor actress thespian
politician lawmaker legislator parliamentarian
senator lawmaker legislator parliamentarian
congressman congresswoman representative lawmaker legislator
mp member deputy lawmaker legislator parliamentarian backbencher
premier pm
envoy ambassador emissary diplomat
envoy mediator negotiator
mediator negotiator
ceo executive boss chief
chairman chairwoman chair chairperson head
leader chief head boss
director head chief boss
founder co-founder entrepreneur
trader dealer broker
investor financier
farmer grower smallholder
shepherd herder
fisherman fisher trawlerman
forward striker attacker winger
goalkeeper keeper
coach manager trainer boss
runner sprinter
driver motorist
pilot aviator airman
captain skipper master
sailor seaman mariner
astronaut cosmonaut
cook chef
rebel fighter commander militant insurgent
suspect defendant accused
owner landlord landowner proprietor
pensioner retiree
winner laureate champion
candidate nominee contender challenger
king monarch sovereign
queen monarch sovereign
emperor monarch sovereign
pope pontiff
priest clergyman father pastor
pastor minister vicar clergyman
vet veterinarian
historian scholar
curator conservator
restorer conservator
constable policeman officer
policeman policewoman officer
detective investigator inspector officer
soldier officer serviceman
headwoman headman chief elder
spokesman spokeswoman spokesperson
committee panel inquiry
court tribunal
crescent charity
club side team
school university college academy institution
hospital clinic
police force constabulary
army military forces
museum gallery institution
team group researchers scientists authors
team archaeologists astronomers biologists engineers experts
officers police detectives investigators
judges bench
ministers trio pair
workers staff employees strikers
players team squad
residents locals villagers inhabitants
parents families
fans supporters
"""

_SCIENCE = """
scientist researcher astronomer physicist chemist biologist geologist geographer mathematician statistician botanist zoologist
virologist epidemiologist immunologist microbiologist pathologist oncologist cardiologist neurologist psychologist psychiatrist
sociologist anthropologist archaeologist archeologist ecologist climatologist meteorologist glaciologist hydrologist oceanographer
volcanologist seismologist palaeontologist paleontologist criminologist toxicologist ornithologist entomologist primatologist
geneticist linguist historian economist professor academic lecturer engineer toxicologist physiologist pharmacologist radiologist
"""
#: Words that are wider than others, each with those that it takes in.
_WIDER = {
    "scientist researcher": _SCIENCE,
    "academic scholar": _SCIENCE,
    "expert specialist": _SCIENCE
    + "analyst curator conservator restorer doctor surgeon physician lawyer veterinarian architect consultant",
    "politician": """
        president premier minister secretary senator congressman congresswoman representative mp deputy lawmaker legislator governor mayor
        mayoress councillor councilor alderman speaker candidate chancellor leader whip""",
    "statesman": "president premier minister chancellor",
    "official": "minister secretary commissioner mayor officer director inspector undersecretary diplomat",
    "cleric clergyman churchman": """
        archbishop bishop cardinal priest pastor reverend vicar dean abbot monk rabbi imam ayatollah patriarch chaplain""",
    "prelate": "archbishop bishop cardinal patriarch",
    "officer": """
        general colonel major captain lieutenant sergeant corporal admiral commander brigadier marshal commodore constable inspector
        superintendent detective policeman policewoman sheriff""",
    "soldier": "general colonel major captain lieutenant sergeant corporal commander brigadier marshal",
    "royal": "king queen prince princess duke duchess earl countess",
    "player footballer": "striker forward winger midfielder defender goalkeeper keeper captain",
    "athlete sportsman sportswoman": """
        striker midfielder defender goalkeeper player footballer runner sprinter swimmer cyclist rower skier boxer""",
    "star": "striker forward player footballer singer actor actress athlete musician",
    "musician": "singer drummer guitarist pianist violinist cellist bassist composer conductor rapper saxophonist trumpeter songwriter",
    "artist": "singer painter sculptor photographer musician illustrator",
    "performer": "singer actor actress dancer musician comedian",
    "writer author": "novelist poet playwright journalist columnist biographer essayist critic historian",
    "executive": "ceo chairman chairwoman founder director manager president chief",
    "businessman businesswoman tycoon magnate": "ceo chairman chairwoman founder owner investor banker executive industrialist director",
    "diplomat": "ambassador envoy consul mediator negotiator",
    "medic": "doctor nurse surgeon physician paramedic",
    "financier": "banker investor broker trader",
    "artisan craftsman": "carpenter smith blacksmith potter weaver tailor mason",
    "campaigner": "activist organiser organizer",
    "activist": "campaigner organiser organizer",
    "body": "agency council commission board authority federation union association league institute",
    "organisation organization": "agency council federation union association league charity foundation institute alliance crescent cross",
    "group": "association union federation alliance charity movement party collective network",
    "institution": "university college school academy museum gallery library hospital bank court church",
    "researchers scientists": "biologists geologists astronomers physicists chemists archaeologists engineers economists",
    "document": "report paper memo memorandum letter audit draft dossier file statement agreement study review contract",
}
#: What a company is called besides; "drugmaker" and its like are told by their end.
COMPANY = frozenset(
    """
    company firm corporation business enterprise giant conglomerate multinational manufacturer maker supplier operator
    developer contractor retailer supermarket chain lender insurer carrier airline utility brokerage publisher brewer
    brewery distiller distillery creamery dairy refiner shipowner shipper shipyard startup start-up subsidiary
    sponsor exporter importer wholesaler franchise dealership
    """.split()
)
_MAKERS = frozenset(["filmmaker", "film-maker", "lawmaker", "policymaker", "troublemaker", "peacemaker", "matchmaker", "kingmaker"])
#: How the great are spoken of, "His Grace", and who that can be.
STYLES = {
    "grace": "duke archbishop bishop",
    "lordship": "judge justice lord bishop magistrate",
    "ladyship": "judge justice lady magistrate",
    "honour": "judge mayor magistrate",
    "honor": "judge mayor magistrate",
    "worship": "mayor magistrate",
    "highness": "prince princess emir sultan sheikh king queen duke duchess",
    "majesty": "king queen emperor empress sultan",
    "holiness": "pope patriarch",
    "eminence": "cardinal",
    "excellency": "president governor ambassador minister archbishop",
    "beatitude": "patriarch archbishop",
}


def _families() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for words in (line.split() for line in _ALIKE.strip().splitlines()):
        for word in words:
            found.setdefault(word, set()).update(words)
    for wider, narrower in (*_WIDER.items(), *STYLES.items()):
        for word in wider.split():
            found.setdefault(word, {word}).update(narrower.split())
    return {word: tuple(sorted(words - {word})) for word, words in found.items()}


_FAMILIES = _families()


def family(head: str) -> tuple[str, ...]:
    """What somebody whom a word means can have been called: another word for the same, or a narrower one."""
    return _FAMILIES.get(head, ())


_AGE = re.compile(r"\d+-year-old")

#: What somebody is by trade, by what they did, or by what they stand for; nobody has it from a body, as a director has.
_OWN = frozenset(
    """
    actor actress singer musician artist performer star comedian entertainer rapper songwriter composer painter sculptor photographer
    filmmaker film-maker documentarian novelist poet playwright writer author essayist columnist blogger influencer youtuber
    businessman businesswoman billionaire millionaire multimillionaire tycoon magnate mogul entrepreneur industrialist investor financier
    philanthropist heir heiress socialite developer
    politician lawmaker legislator parliamentarian senator congressman congresswoman backbencher candidate nominee contender challenger
    hopeful frontrunner front-runner incumbent statesman stateswoman newcomer populist veteran mp mep democrat republican liberal
    conservative socialist communist nationalist
    activist campaigner dissident whistleblower organiser organizer
    scientist researcher academic scholar historian economist physicist chemist biologist astronomer archaeologist psychologist geologist
    striker forward winger midfielder defender goalkeeper keeper footballer player athlete sprinter runner swimmer cyclist golfer boxer
    champion winner laureate medallist medalist gymnast skater skier cricketer batsman bowler
    cleric clergyman prelate pontiff monarch royal
    native newcomer septuagenarian octogenarian nonagenarian pensioner retiree amateur teenager youngster thirty-year-old
    astronaut cosmonaut explorer mountaineer adventurer
    """.split()
)
_NATIVES = frozenset(
    """
    frenchman frenchwoman englishman englishwoman dutchman dutchwoman irishman irishwoman scotsman welshman spaniard swede dane finn pole
    turk briton aussie kiwi canadian american italian german belgian austrian norwegian portuguese brazilian argentine russian ukrainian
    """.split()
)
#: What else stands before a name at the start of a sentence: "Eyewitness Karim Adel".
_BEFORE_NAMES = frozenset(
    """
    eyewitness witness bystander onlooker passer-by survivor victim rescuer hostage convict inmate resident villager islander
    shopkeeper shopper passenger commuter motorist student pupil graduate apprentice voter customer patient worker volunteer protester
    protestor demonstrator supporter neighbour neighbor colleague mother father grandmother grandfather widow widower trainer jockey
    broadcaster publisher trader contractor expert specialist youngster landlord landlady homeowner housewife paramedic
    prisoner detainee fugitive captive plumber electrician carpenter mechanic baker butcher farmer fisherman shepherd teacher nurse
    """.split()
)
_NEVER_BEFORE = frozenset(["star", "royal", "liberal", "forward", "native", "veteran", "conservative", "labour", "independent"])
_MEDIA = frozenset(["newspaper", "magazine", "tabloid", "broadsheet", "broadcaster", "charity"])
_TOO_WIDE = frozenset(["business", "enterprise", "giant", "chain", "utility", "carrier"])  # as "Enterprise" begins names of its own


def can_vary(head: str) -> bool:
    """Whether a noun tells what somebody is by itself, so that "the investor" may be whoever was just named."""
    return head in _OWN or head in _NATIVES or bool(_AGE.fullmatch(head))


def is_company(head: str) -> bool:
    """Whether a noun is for companies alone: "insurer", "drugmaker"."""
    return head in COMPANY or (head.endswith("maker") and len(head) > 5 and head not in _MAKERS)


def is_called(word: str) -> bool:
    """Whether a noun with a capital that begins a sentence may say what the one is whose name follows: "Pensioner Agda Lund"."""
    word = word.removeprefix("ex-")
    return word in _BEFORE_NAMES or (word in _OWN and word not in _NEVER_BEFORE)


def is_firm_called(word: str) -> bool:
    """The same of a body: "Carmaker Velo", "Newspaper Le Soir"."""
    return word in _MEDIA or (is_company(word) and word not in _TOO_WIDE)
