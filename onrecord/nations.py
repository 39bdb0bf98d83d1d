"""Countries, what their people and things are called, and their capitals: one name for each, so that "French" tells of France."""

from __future__ import annotations

__all__ = ["CAPITALS", "COUNTRIES", "DEMONYMS", "country_named", "country_of"]

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

_NAMES = {
    "america": "United States", "us": "United States", "usa": "United States", "united states of america": "United States",
    "uk": "Britain", "united kingdom": "Britain", "great britain": "Britain", "uae": "United Arab Emirates", "eu": "European Union",
    "czech republic": "Czechia", "holland": "Netherlands", "burma": "Myanmar", "türkiye": "Turkey", "turkiye": "Turkey",
    "russian federation": "Russia", "vatican": "Vatican City", "bosnia and herzegovina": "Bosnia",
}  # fmt: skip
_ADJECTIVES = {
    "american": "United States", "european": "European Union", "saudi": "Saudi Arabia", "filipino": "Philippines", "bosnian": "Bosnia",
    "south korean": "South Korea", "north korean": "North Korea", "south african": "South Africa", "new zealander": "New Zealand",
    "sri lankan": "Sri Lanka", "argentinean": "Argentina",
}  # fmt: skip
_NAMED = {name.casefold().replace(".", ""): name for name in COUNTRIES} | _NAMES
_OF = (
    {word.casefold(): name for word, name in DEMONYMS.items()}
    | {capital.replace("_", " ").casefold(): country for capital, country in CAPITALS.items()}
    | _NAMED
    | _ADJECTIVES
)


def country_named(words: str) -> str | None:
    """The country that some words are the name of, in the one spelling that is used here."""
    return _NAMED.get(_plain(words))


def country_of(words: str) -> str | None:
    """The country that some words are the name, the adjective or the capital of."""
    return _OF.get(_plain(words))


def _plain(words: str) -> str:
    return words.casefold().replace(".", "").removeprefix("the ").strip()
