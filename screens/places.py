"""Where each screen lives, by the place that commands name; a module is imported when it opens."""

import importlib
from typing import Any

from screens.base import CaseregScreen

SCREENS: dict[str, str] = {
    "signin": "screens.signin:SignInScreen",
    "lock": "screens.lock_screen:LockScreen",
    "second_factor": "screens.second_factor:SecondFactorScreen",
    "own_factor": "screens.own_factor:OwnFactorScreen",
    "setup": "screens.setup:SetupScreen",
    "made": "screens.setup:MadeScreen",
    "today": "screens.today:TodayScreen",
    "entry": "screens.entry:EntryScreen",
    "contacts": "screens.contacts:ContactsScreen",
    "contact": "screens.contact:ContactScreen",
    "clients": "screens.clients:ClientsScreen",
    "client_form": "screens.client_form:ClientFormScreen",
    "find": "screens.find:FindScreen",
    "timeline": "screens.timeline:TimelineScreen",
    "inzage": "screens.inzage:InzageScreen",
    "erase": "screens.erase:EraseScreen",
    "erasures": "screens.erasures:ErasuresScreen",
    "my_day": "screens.my_day:MyDayScreen",
    "merge": "screens.merge:MergeScreen",
    "merge_check": "screens.merge_check:MergeCheckScreen",
    "cases": "screens.cases:CasesScreen",
    "case": "screens.case:CaseScreen",
    "record": "screens.record_form:RecordScreen",
    "peilingen": "screens.peilingen:PeilingenScreen",
    "outside": "screens.outside:OutsideScreen",
    "volunteers": "screens.volunteers:VolunteersScreen",
    "week": "screens.week:WeekScreen",
    "results": "screens.results:ResultsScreen",
    "result": "screens.result:ResultScreen",
    "own_results": "screens.own_results:OwnResultsScreen",
    "own_result": "screens.own_result:OwnResultScreen",
    "behind": "screens.behind:BehindScreen",
    "export": "screens.export:ExportScreen",
    "releases": "screens.releases:ReleasesScreen",
    "table": "screens.table:TableScreen",
    "admin": "screens.admin:AdminScreen",
    "help": "screens.help:HelpScreen",
}


def screen_at(place: str, *given: Any, **named: Any) -> CaseregScreen:
    """A new screen; its module is imported now, not at start."""
    module, _, kind = SCREENS[place].partition(":")
    screen: CaseregScreen = getattr(importlib.import_module(module), kind)(*given, **named)
    return screen
