"""A fault in an indicator, or in what it leans on, is refused with its place and reason."""

import re
from pathlib import Path

import pytest

from models.catalogue_file import read_catalogue
from models.catalogue_rules import faults as broken_rules
from tests.models.planting import ENGLISH, faults_of, planted

SOUND = (Path(__file__).parent / "indicators.toml").read_text("utf-8")
SECOND = r"deelopdrachten\[2\] \(2\): "

# What to replace, by what, and what the fault must say: line, place and reason.
CODES = [
    ('"1-uren"', '"1-baat"', r"regel 59: deelopdrachten\[1\] \(1\): indicatoren\[2\] \(1-baat\): "),
    (
        '"2-folder"',
        '"1-uren"',
        r"code: '1-uren' staat ook bij deelopdracht '1' \(indicator 2\)\. Geef",
    ),
    ('"burenruzie", t', '"coaching", t', r"trajectsoorten\[2\] \(coaching\): code: 'coaching' s"),
    ('"gestopt", t', '"geslaagd", t', r"aflopen\[2\] \(geslaagd\): code: 'geslaagd' staat ook"),
    ('"zorg", titel = "Zorg v', '"werk", titel = "Zorg v', r"resultaten\[2\] \(werk\): code: "),
    ('"cijfer", t', '"baat", t', r"instrumenten\[2\] \(baat\): code: 'baat' staat ook"),
    ('"hoog-cijfer", t', '"heeft-baat", t', r"regels\[2\] \(heeft-baat\): code: 'heeft-baat' s"),
    ('"omvang", t', '"jongeren", t', r"kengetallen\[2\] \(jongeren\): code: 'jongeren' staat"),
    ('"nulmeting", t', '"jaar-eerder", t', r"kengetallen\[3\] .*: code: 'jaar-eerder' heeft bij"),
    ('"eenzaam", t', '"mantelzorger", t', r"aandachtsgroepen\[1\] .*: code: 'mantelzorger' heeft"),
    ('"werk", t', '"onbekend", t', r"resultaten\[1\] \(onbekend\): code: 'onbekend' gebruikt"),
    ('"bank"', '"beurs"', r"vrijwilligerswerk: routes\[2\] \(beurs\): code: 'beurs' staat ook"),
    ('"bank"', '"totaal"', r"vrijwilligerswerk: routes\[2\] \(totaal\): code: 'totaal' gebruikt"),
    ('"ander", t', '"melder", t', r"trajectsoorten\[2\] .*: partijen\[2\] \(melder\): code: 'mel"),
    ('toets = "b"', 'toets = "c"', r"trajectsoorten\[2\] .*: toets: 'c' hoort al bij 'coaching'"),
    ('toets = "s"', 'toets = "g"', r"aflopen\[2\] .*: toets: 'g' hoort al bij 'geslaagd'"),
]
KINDS = [
    ('regel = "heeft-baat", ', "", r"regel 58: .*\(1-baat\): teller: ontbreekt\. Vul een teller"),
    ('regel = "heeft', 'teller = {}, regel = "heeft', r"\(1-baat\): regel: staat naast een tel"),
    ('noemer = { trajectsoort = ["coaching"] }, ', "", r"\(1-baat\): noemer: ontbreekt; soort 'a"),
    (
        '[deelopdrachten.indicatoren.noemer]\ncontactsoort = ["bezoek"]\n',
        "",
        SECOND + r"indicatoren\[2\] \(2-geholpen\): noemer: ontbreekt; soort 'aandeel'",
    ),
    ('uit = "contacten"\nper', "per", r"\(2-redenen\): uit: ontbreekt; soort 'verdeling' heeft"),
    ('per = "reden"\n', "", r"\(2-redenen\): per: ontbreekt; soort 'verdeling' heeft dit nodig"),
    ('kengetal = "omvang"\n', "", r"\(2-bereik\): kengetal: ontbreekt"),
    ('basis = "nulmeting"\n', "", r"\(2-groei\): basis: ontbreekt"),
    ('van = "2-personen"\n', "", r"\(2-groei\): van: ontbreekt"),
    ('verandering_in = "procent"\n', "", r"\(2-groei\): verandering_in: ontbreekt"),
    ('basis = "nul', 'uit = "contacten"\nbasis = "nul', r"\(2-groei\): uit: hoort niet bij soort"),
    (
        'verwacht_in = ["Q1", "Q3"]\nbron',
        "filter = {}\nbron",
        r"\(2-folder\): filter: hoort niet bij soort 'mijlpaal', wel bij: aantal, personen, gem",
    ),
    ('per = "reden"', 'per = "reden"\nverwacht_in = ["Q1"]', r"verwacht_in: hoort .* mijlpaal\."),
    ('per = "reden"', 'per = "reden"\nverwacht = {}', r"verwacht: hoort niet .* bij: gemiddelde"),
    (
        'soort = "personen"\nuit = "trajecten"',
        'soort = "personen"\nuit = "vrijwilligers"',
        r"\(2-personen\): uit: soort 'personen' telt niet uit 'vrijwilligers'\. Kies: contacten of",
    ),
    ('"uren", per', '"uren", uit = "trajecten", per', r"\(1-uren\): uit: soort 'uren' telt niet"),
    ('op = "verwezen"\n', "", r"\(2-personen\): op: ontbreekt; hiermee tellen trajecten mee"),
    ('per = "reden"', 'per = "reden"\nop = "geopend"', r"\(2-redenen\): op: hoort alleen bij uit"),
]
NORMS = [
    ('eenheid = "contacten"\n', "", r"regel 73: .*\(2-bezoeken\): norm: 5 heeft geen eenheid"),
    ('richting = "meer-dan"\n', "", r"\(2-bezoeken\): norm: 5 heeft geen richting\. Vul richting"),
    ("norm = 5\n", "", r"regel 74: .*\(2-bezoeken\): richting: 'meer-dan' staat er zonder norm"),
    (
        'verwacht_in = ["Q1", "Q3"]\nbron',
        'norm = 2\nrichting = "minstens"\nbron',
        r"\(2-folder\): norm: 2 heeft geen eenheid",
    ),
    (
        'per = "reden"',
        'per = "reden"\neenheid = "x"\nnorm = 2\nrichting = "minstens"',
        r"\(2-redenen\): norm: een verdeling heeft geen norm",
    ),
    ('eenheid = "personen"\nbron', "bron", r"\(2-personen\): eenheid: ontbreekt\. Vul in wat er"),
    ('"%", norm = 90', '"mensen", norm = 90', r"\(1-baat\): eenheid: moet '%' zijn bij soort 'aa"),
    ('"omvang"\neenheid = "%"', '"omvang"\neenheid = "x"', r"\(2-bereik\): eenheid: moet '%' z"),
    ('procent"\neenheid = "%"', 'procent"\neenheid = "punt"', r"\(2-groei\): eenheid: moet '%' "),
    (
        'verandering_in = "procent"',
        'verandering_in = "procentpunt"',
        r"\(2-groei\): eenheid: moet 'procentpunt' zijn",
    ),
]
LEANING = [
    ('van = "2-personen"', 'van = "2-mensen"', r"\(2-groei\): van: er is geen indicator '2-men"),
    ('van = "2-personen"', 'van = "2-folder"', r"van: '2-folder' is een mijlpaal en kan niet g"),
    ('van = "2-personen"', 'van = "2-groei"', r"van: '2-groei' is een groei en kan niet groeien"),
    (
        'verandering_in = "procent"\neenheid = "%"',
        'verandering_in = "procentpunt"\neenheid = "procentpunt"',
        r"\(2-groei\): verandering_in: procentpunt kan alleen als '2-personen' in % is",
    ),
    ('basis = "nulmeting"', 'basis = "nul"', r"basis: 'nul' staat niet in kengetallen\. Kies"),
    ('basis = "nulmeting"', 'basis = "jongeren"', r"basis: kengetal 'jongeren' is geen nulmeting"),
    ('periode = "2019"', 'periode = "2019", per = "kern"', r"basis: kengetal 'nulmeting' is geen"),
    ('kengetal = "jongeren"', 'kengetal = "geld"', r"kengetal: 'geld' staat niet in kengetallen"),
    (
        'eenheid = "%"\nuitsplitsing = ["aandachtsgroep"]',
        'eenheid = "%"',
        r"\(2-bereik\): uitsplitsing: 'aandachtsgroep' ontbreekt; kengetal 'omvang'",
    ),
    ('["kern", "dag"]', '["kern", "afloop"]', r"\(2-bezoeken\): uitsplitsing: 'afloop' past ni"),
    ('["kern", "dag"]', '["kern", "kern"]', r"uitsplitsing: 'kern' staat er twee keer"),
    ('per = "reden"', 'per = "score"', r"\(2-redenen\): per: 'score' past niet bij deze"),
    ('per = "taak"', 'per = "kern"', r"\(1-uren\): per: 'kern' past niet .* taak, project\."),
    ('eenheid = "jongeren"\nb', 'eenheid = "x"\nuitsplitsing = ["kern"]\nb', r"'kern' past niet"),
    ('basis = "n', 'uitsplitsing = ["dag"]\nbasis = "n', r"\(2-groei\): uitsplitsing: 'dag' past"),
    ('"Q3"]\nbron', '"Q3"]\nuitsplitsing = ["kern"]\nbron', r"'kern' past niet .* Haal dit weg"),
    ('["Q1", "Q3"]\nbron', '["Q1", "Q1"]\nbron', r"\(2-folder\): verwacht_in: 'Q1' staat er twee"),
    ('doelen = ["doel-1"]', 'doelen = ["doel-9"]', r"doelen: 'doel-9' staat niet in doelen"),
    ('doelen = ["doel-1"]', 'doelen = ["doel-1", "doel-1"]', r"'doel-1' staat er twee keer"),
]
FILTERS = [
    ('kern = ["dorp", ', 'kern = ["stad", ', r"regel 72: .*: filter: kern: 'stad' staat niet in"),
    ('kern = ["dorp", ', 'kern = ["onbekend", ', r"filter: kern: 'onbekend' staat er twee keer"),
    ('contactsoort = ["bezoek"]', 'contactsoort = ["reis"]', r"filter: contactsoort: 'reis' sta"),
    ('["bezoek"]\n[', '["reis"]\n[', r"regel 88: .*: noemer: contactsoort: 'reis' staat niet in"),
    ('uitkomst = ["gesproken"]', 'uitkomst = ["weg"]', r"uitkomst: 'weg' staat niet in uitkom"),
    ('reden = ["zorg"]', 'reden = ["geld"]', r"reden: 'geld' staat niet in redenen"),
    ('afloop = ["geslaagd"]', 'afloop = ["klaar"]', r"afloop: 'klaar' staat niet in aflopen"),
    ('afloop = ["gestopt"]', 'afloop = ["klaar"]', r"verwacht: afloop: 'klaar' staat niet in"),
    ('resultaat = ["zorg"]', 'resultaat = ["geld"]', r"resultaat: 'geld' staat niet in resul"),
    ('"eenzaam", "mantelzorger"', '"arm"', r"aandachtsgroep: 'arm' staat niet in aandachtsgro"),
    ('trajectsoort = ["coaching"]', 'trajectsoort = ["x"]', r"noemer: trajectsoort: 'x' staat"),
    ('instrument = ["cijfer"], m', 'instrument = ["x"], m', r"instrument: 'x' staat niet in ins"),
    ('route = ["beurs"]', 'route = ["krant"]', r"route: 'krant' staat niet in routes"),
    ('kern = ["dorp"', 'project = ["x"], kern = ["dorp"', r"project: 'x' staat niet in proj"),
    ('kern = ["dorp"', 'kanaal = ["fax"], kern = ["dorp"', r"kanaal: 'fax' staat niet in kan"),
    ('kern = ["dorp"', 'leeftijdsgroep = ["9+"], kern = ["dorp"', r"'9\+' staat niet in leef"),
    ('kern = ["dorp"', 'deelopdracht = ["9"], kern = ["dorp"', r"'9' staat niet in deelop"),
    ('taak = ["1"]', 'taak = ["7"]', r"filter: taak: deelopdracht '2' heeft geen taak '7'"),
    ('kern = ["dorp"', 'afloop = ["geslaagd"], kern = ["dorp"', r"afloop: hoort niet bij contac"),
    ('afloop = ["geslaagd"]', 'dag = ["weekend"]', r"dag: hoort niet bij trajecten, wel bij: con"),
    ('soort = ["match"]', "client = true", r"client: hoort niet bij vrijwilligers, wel bij: con"),
    ("verwacht = { afloop", "verwacht = { tot = 3, afloop", r"verwacht: tot: hoort niet bij traj"),
    (
        'kern = ["dorp"',
        'overal = true, deelopdracht = ["2"], kern = ["dorp"',
        r"filter: overal: staat naast deelopdracht",
    ),
    ("geholpen = true", "overal = true\ngeholpen = true", r"teller: overal: hoort in de noemer"),
    ("geholpen = true", 'contactsoort = ["groep"]', r"teller: contactsoort: 'groep' valt buiten"),
    (
        'contactsoort = ["bezoek"]\n[',
        'contactsoort = ["bezoek"]\ngeholpen = false\n[',
        r"teller: geholpen: spreekt de noemer tegen",
    ),
]
FITTING = [
    ('Bezoek", deelopdrachten = ["2"]', 'Bezoek", deelopdrachten = ["1"]', r"'bezoek' komt alle"),
    ('trajectsoort = ["coaching"]', 'trajectsoort = ["burenruzie"]', r"'burenruzie' komt alleen"),
    ('instrument = ["cijfer"], m', 'instrument = ["baat"], m', r"filter: instrument: 'baat' komt"),
    ('taak = ["1"], kern', 'deelopdracht = ["1"], project = ["lezen"], kern', r"'lezen' komt al"),
    ('uitkomst = ["gesproken"]', 'uitkomst = ["uitgevoerd"]', r"uitkomst: 'uitgevoerd' komt alle"),
    ('filter = { contactsoort = ["bezoek"]', 'filter = { contactsoort = ["groep"]', r"'zorg' komt"),
    ("bereikt = true", "bereikt = false", r"filter: bereikt: klopt bij geen van deze uitkomsten"),
    (', vraagt = ["geholpen"]', "", r"teller: geholpen: wordt bij geen van deze contactsoorten"),
    ('resultaat = ["zorg"]', 'resultaat = ["werk"]', r"resultaat: 'werk' wordt bij geen van deze"),
    ("verwijzing = true", "verwijzing = false", r"\(2-personen\): op: geen van deze trajectsoort"),
    (
        'filter = { soort = ["match"], route = ["beurs"] }',
        'filter = { deelopdracht = ["1"] }',
        r"\(2-matches\): uit: vrijwilligerswerk hoort bij deelopdracht '2'",
    ),
    (
        SOUND[SOUND.index("[vrijwilligerswerk]") : SOUND.index("[trendrapportage]")],
        "",
        r"\(2-matches\): uit: deze opdracht heeft geen vrijwilligerswerk",
    ),
    (
        '"Burenruzie", toets = "b", deelopdrachten = ["2"]',
        '"Burenruzie", toets = "b", deelopdrachten = ["1"]',
        r"\(2-personen\): uit: bij deze deelopdracht hoort geen trajectsoort",
    ),
]
SCORES = [
    ("vanaf = 2, tot = 9", "vanaf = 0, tot = 9", r"filter: vanaf: 0 valt buiten 'cijfer'. Kies 1"),
    ("vanaf = 2, tot = 9", "vanaf = 2, tot = 11", r"filter: tot: 11 valt buiten 'cijfer'"),
    ("vanaf = 2, tot = 9", "vanaf = 9, tot = 2", r"filter: tot: tot \(2\) is lager dan vanaf"),
    ('moment = ["einde"], v', 'moment = ["start"], v', r"filter: moment: 'start' heeft geen van"),
    ('instrument = ["cijfer"], m', "m", r"filter: instrument: ontbreekt; scores van elk instr"),
    ('noemer = { instrument = ["cijfer"], ', "noemer = { vanaf = 2, ", r"vanaf: geldt voor een i"),
    (
        'instrument = ["cijfer"], moment = ["einde"], v',
        'overal = true, instrument = ["cijfer", "baat"], v',
        r"filter: instrument: deze instrumenten hebben niet dezelfde laagste",
    ),
    ("laagste = 1, hoogste = 3", "laagste = 3, hoogste = 3", r"instrumenten\[1\] .*: hoogste: 3 "),
    ("stap = 0.1", "stap = 0.7", r"instrumenten\[2\] \(cijfer\): stap: 0.7 past niet van 1 tot 10"),
    (', "Veel"]', "]", r"instrumenten\[1\] \(baat\): namen: er zijn 3 scores en 2 namen"),
    ('["start", "einde"]', '["start", "einde", "start"]', r"momenten: 'start' staat er twee keer"),
    ('["1"], momenten', '["9"], momenten', r"instrumenten\[1\] .*: deelopdrachten: '9' staat niet"),
]
REGELS = [
    ('regel = "heeft-baat"', 'regel = "baat"', r"\(1-baat\): regel: 'baat' staat niet in regels"),
    ('regel = "hoog-cijfer"', 'regel = "heeft-baat"', r"\(2-hoog\): regel: deze vergelijkt twee"),
    (', moment = ["einde"] }', ', moment = ["start"] }', r"\(2-hoog\): regel: deze gaat over 'ein"),
    (
        'noemer = { instrument = ["cijfer"]',
        'noemer = { instrument = ["baat"]',
        r"\(2-hoog\): regel: deze gaat over 'cijfer', en dat staat niet in de noemer",
    ),
    (
        "[deelopdrachten.indicatoren.teller]\ngeholpen = true\n",
        "",
        r"\(2-geholpen\): teller: ontbreekt",
    ),
    (
        'eenheid = "%"\nbron = "x:4"',
        'eenheid = "%"\nregel = "hoog-cijfer"\nbron = "x:4"',
        r"\(2-geholpen\): regel: een regel gaat niet over contacten",
    ),
    (
        'deelopdrachten = ["1"], momenten',
        'deelopdrachten = ["2"], momenten',
        r"\(1-baat\): regel: 'baat' hoort alleen bij deelopdracht 2",
    ),
    ('instrument = "baat"', 'instrument = "x"', r"regels\[1\] .*: instrument: 'x' staat niet in"),
    (", vanaf = 8, tot = 10", "", r"regels\[2\] \(hoog-cijfer\): beslist niets\. Vul vanaf of"),
    (", verschil = 1", "", r"regels\[1\] .*: vergelijk: staat er zonder verschil"),
    (', vergelijk = "start"', "", r"regels\[1\] .*: verschil: staat er zonder vergelijk"),
    ("verschil = 1", "verschil = 0", r"regels\[1\] .*: verschil: 0 is geen verschil"),
    ("verschil = 1", "verschil = 3", r"regels\[1\] .*: verschil: 3 is meer dan 'baat' kan"),
    ('vergelijk = "start"', 'vergelijk = "einde"', r"vergelijk: 'einde' is ook het moment zelf"),
    (
        'vergelijk = "start"',
        'vergelijk = "tussentijds"',
        r"vergelijk: 'tussentijds' staat niet bij",
    ),
    ("vanaf = 8", 'moment = "start", vanaf = 8', r"regels\[2\] .*: moment: 'start' staat niet"),
    ("vanaf = 8, tot = 10", "vanaf = 8, tot = 11", r"regels\[2\] .*: tot: 11 valt buiten 'cij"),
    ("vanaf = 8, tot = 10", "vanaf = 8, tot = 7", r"regels\[2\] .*: tot: tot .7. is lager dan"),
]
RECORDS = [
    ('"1"], instrumenten', '"9"], instrumenten', r"trajectsoorten\[1\] .*: deelopdrachten: '9' "),
    ('instrumenten = ["baat"]', 'instrumenten = ["x"]', r"instrumenten: 'x' staat niet in instr"),
    ('resultaten = ["werk"]', 'resultaten = ["x"]', r"resultaten: 'x' staat niet in resultaten"),
    ('["1"], instrumenten', '["2"], instrumenten', r"instrumenten: 'baat' hoort alleen bij deel"),
    (
        'aandachtsgroepen = [{ code = "eenzaam", titel = "Eenzaam" }]\n',
        "",
        r"\(omvang\): per: deze",
    ),
    ('deelopdracht = "2"\nroutes', 'deelopdracht = "9"\nroutes', r"regel 1\d\d: vrijwilligerswer"),
    ('deelopdracht = "2"\nonderdelen', 'deelopdracht = "9"\nonderdelen', r"trendrapportage: deelo"),
    ('onderdelen = ["eenzaam"]', 'onderdelen = ["arm"]', r"onderdelen: 'arm' is geen aandachtsgr"),
    ('onderdelen = ["eenzaam"]', 'onderdelen = ["eenzaam", "eenzaam"]', r"'eenzaam' staat er twee"),
    ('["2-bereik", "2-cijfer"]', '["2-bereik", "2-x"]', r"indicatoren: er is geen indicator '2-x'"),
    ('["2-bereik", "2-cijfer"]', '["1-uren"]', r"indicatoren: '1-uren' mist 'aandachtsgroep' in"),
]
VALUES = [
    ("norm = 90", 'norm = "acht"', r"regel 58: .*\(1-baat\): norm: 'acht' is geen getal"),
    (
        "norm = 5",
        'norm = "vijf"',
        r"regel 74: " + SECOND + r"indicatoren\[1\] \(2-bezoeken\): norm",
    ),
    ("norm = 5", "norm = nan", r"norm: 'nan' is geen getal\. Schrijf het met een punt"),
    ("stap = 0.1", "stap = 0", r"instrumenten\[2\] .*: stap: '0' is te laag\. Kies meer dan 0"),
    ('soort = "aantal"', 'soort = "tel"', r"soort: 'tel' kan niet\. Kies uit: 'aantal', 'pers"),
    ("bereikt = true", 'bereikt = "ja"', r"regel 72: .*: filter: bereikt: 'ja' kan niet\. Sch"),
    ("bereikt = true", "kleur = 1", r"regel 72: .*: filter: kleur: deze naam kent casereg hier"),
    ("geholpen = true", "kleur = 1", r"regel 90: .*: teller: kleur: deze naam kent casereg"),
    ('kern = ["dorp"', 'dag = ["maandag"], kern = ["dorp"', r"filter: dag\[1\]: 'maandag' kan ni"),
    ('taak = ["1"]', 'taak = "1"', r"filter: taak: hier hoort een lijst te staan"),
    ("geholpen = true", "geholpen = 1", r"regel 90: .*: teller: geholpen: '1' kan niet"),
    ('verwacht_in = ["Q1", "Q3"]\nb', 'verwacht_in = ["Q5"]\nb', r"\[1\]: 'Q5' kan .*Gebruik Q1"),
    ('periode = "2019"', 'periode = "ooit"', r"periode: 'ooit' kan niet\. Gebruik kwartaal, half"),
    ('bron = "x:10"\n', "", r"\(2-redenen\): bron: ontbreekt"),
]
ALL = CODES + KINDS + NORMS + LEANING + FILTERS + FITTING + SCORES + REGELS + RECORDS + VALUES


def test_the_sound_catalogue_has_no_faults() -> None:
    assert broken_rules(read_catalogue(SOUND, "proef.toml")) == []


@pytest.mark.parametrize(("old", "new", "expected"), ALL)
def test_each_fault_names_file_place_and_reason(old: str, new: str, expected: str) -> None:
    found = faults_of(planted(SOUND, (old, new)))
    assert any(re.search(expected, fault) for fault in found), found
    for fault in found:
        assert re.match(r"proef\.toml, regel \d+: ", fault)
        assert not ENGLISH.search(fault), fault
        assert fault.endswith("."), fault


def test_faults_behind_the_first_are_found_too() -> None:
    found = faults_of(
        planted(
            SOUND,
            ('soort = "aandeel", uit', 'soort = "deel", uit'),
            ("norm = 5", 'norm = "vijf"'),
            ('taak = ["1"]', 'taak = ["7"]'),
            ("geholpen = true", 'geholpen = "ja"'),
            ('van = "2-personen"\n', "van = 3\n"),
            ('basis = "nulmeting"', 'basis = "nul"'),
            ("vanaf = 2, tot = 9", "vanaf = 2, tot = 11"),
            ('bron = "x:9"\n', ""),
            ('route = ["beurs"]', 'route = ["krant"]'),
            (
                'routes = [\n  { code = "beurs", titel = "Beurs" }',
                'routes = [\n  { code = "post" }',
            ),
        )
    )
    for place in (
        "indicatoren[1] (1-baat): soort: 'deel'",
        "indicatoren[1] (2-bezoeken): norm: 'vijf'",
        "indicatoren[1] (2-bezoeken): filter: taak: deelopdracht",
        "indicatoren[2] (2-geholpen): teller: geholpen: 'ja'",
        "indicatoren[4] (2-groei): van: '3'",
        "indicatoren[4] (2-groei): basis: 'nul'",
        "indicatoren[5] (2-cijfer): filter: tot: 11 valt",
        "indicatoren[7] (2-bereik): bron: ontbreekt",
        "indicatoren[11] (2-matches): filter: route: 'krant'",
        "vrijwilligerswerk: routes[1] (post): titel: ontbreekt",
    ):
        assert sum(place in fault for fault in found) == 1, (place, found)
    assert len(found) == 10, found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("norm = 90", 'norm = "veel"'),
        ('richting = "minstens"', 'richting = "omhoog"'),
        ('eenheid = "contacten"', "eenheid = 3"),
        ('soort = "groei"', 'soort = "groeien"'),
        ('uit = "vrijwilligers"', 'uit = "mensen"'),
        ('noemer = { instrument = ["cijfer"]', "noemer = { instrument = [3]"),
        ('filter = { instrument = ["cijfer"]', 'filter = { instrument = "cijfer"'),
        ("filter = { soort", "noemer = { soort"),
        ("hoogste = 10", 'hoogste = "tien"'),
        ("laagste = 1, hoogste = 3", "hoogste = 3"),
        ('per = "reden"', "per = 3"),
        ('op = "verwezen"', 'op = "ooit"'),
        ('bron = "x:3"\n', ""),
    ],
)
def test_a_stand_in_makes_no_fault_of_its_own(old: str, new: str) -> None:
    (fault,) = faults_of(planted(SOUND, (old, new)))
    assert "ingevuld" not in fault


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("indicatoren = [\n", "indicatoren = [ 3,\n", "indicatoren[1]: hier horen namen"),
        ('routes = [\n  { code = "beurs", titel = "Beurs" },', "routes = [ 3,", "routes[1]"),
        ("filter = { instrument", "filter = 3 # {", "filter: hier horen namen"),
    ],
)
def test_a_part_of_the_wrong_kind_hides_no_other_fault(old: str, new: str, place: str) -> None:
    found = faults_of(planted(SOUND, (old, new), ('taak = ["1"]', 'taak = ["7"]')))
    assert any(place in fault for fault in found), found
    assert any("taak: deelopdracht '2' heeft geen taak '7'" in fault for fault in found), found
