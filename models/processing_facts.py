"""What the register of processing says of casereg itself, whatever the opdracht is."""

SPECIAL = "Een groep kan iets zeggen over iemands gezondheid: dat zijn bijzondere persoonsgegevens."
STAFF = ("Medewerkers: accountnaam, rol, gebiedsteam, en wat zij vastlegden of inzagen",)
RECIPIENTS = (
    "Het eigen gebiedsteam: sociaal werkers en teamleider",
    "De coördinator: cijfers zonder namen",
    "De gemeente: aantallen in een pakket, beschermd tegen herleiden; nooit een naam of notitie",
    "De cliënt zelf: inzage op verzoek",
    "Niemand buiten de Europese Unie; casereg verbindt met geen andere dienst",
)
MEASURES = (
    "Het register is versleuteld (SQLCipher), of staat op een server van de organisatie "
    "(PostgreSQL); zorg daar voor een versleutelde schijf",
    "Ieder heeft een eigen account met een sterk wachtwoord; een tweede stap voor wie veel kan",
    "Rechten per rol en gebiedsteam (docs/rechten.md); de beheerder ziet geen cliënten",
    "Elke keer dat iemand iets ziet, zoekt, verandert of meeneemt, staat in een logboek dat "
    "niet ongemerkt is te veranderen",
    "Het scherm gaat op slot als er niemand is",
    "Cijfers die het huis verlaten, zijn beschermd tegen herleiden en ondertekend",
    "Bij een notitie wordt gewaarschuwd voor namen en nummers; notities verlaten het huis niet",
    "Reservekopieën zijn versleuteld; op een teamserver zorgt de organisatie daarvoor",
)
NOT_ASKED = (
    "BSN: er is geen veld voor, en in een notitie wordt ervoor gewaarschuwd",
    "Adres, telefoonnummer en e-mailadres: nodig om te bellen, niet om te tellen",
    "Geboortedatum: het jaar is genoeg voor een leeftijdsgroep",
    "Geslacht, nationaliteit, geloof en burgerlijke staat: geen cijfer van de opdracht vraagt erom",
    "Diagnose: de groep die de opdracht noemt, is genoeg",
    "Wie anoniem belt of binnenloopt: een contact heeft geen cliënt nodig",
)
