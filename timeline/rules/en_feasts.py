"""English names of holidays, each with its key in `feasts`."""

from __future__ import annotations

from timeline import feasts

_SAINTS = {
    "st. patrick's day": ("st patrick's day", "saint patrick's day"),
    "st. george's day": ("st george's day",),
    "st. david's day": ("st david's day",),
    "st. stephen's day": ("st stephen's day",),
}
_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    **_SAINTS,
    "new year's day": ("new years day", "new year day"),
    "new year's eve": ("new years eve",),
    "valentine's day": ("st. valentine's day", "st valentine's day", "valentines day"),
    "april fools' day": ("april fool's day",),
    "fourth of july": ("4th of july", "july fourth", "july 4th"),
    "halloween": ("hallowe'en",),
    "guy fawkes night": ("bonfire night", "guy fawkes day"),
    "christmas": ("christmas day", "xmas", "xmas day"),
    "martin luther king day": ("martin luther king jr. day", "mlk day"),
    "presidents' day": ("president's day", "presidents day", "washington's birthday"),
    "mother's day": ("mothering sunday", "mothers' day"),
    "father's day": ("fathers' day",),
    "labor day": ("labour day",),
    "columbus day": ("indigenous peoples' day",),
    "thanksgiving": ("thanksgiving day",),
    "easter": ("easter sunday", "easter day"),
    "whit monday": ("pentecost monday",),
    "pentecost": ("whit sunday", "whitsun"),
    "mardi gras": ("fat tuesday",),
    "holy saturday": ("easter saturday",),
    "maundy thursday": ("holy thursday",),
    "eid al-fitr": ("eid ul-fitr", "eid-ul-fitr", "eid al fitr"),
    "eid al-adha": ("eid ul-adha", "eid-ul-adha", "eid al adha"),
    "diwali": ("deepavali",),
    "lunar new year": ("chinese new year", "lunar new year's day", "spring festival", "seollal"),
    "lunar new year's eve": ("chinese new year's eve",),
    "armistice day": ("remembrance day",),
    "veterans day": ("veterans' day", "veteran's day"),
    "juneteenth": ("juneteenth national independence day",),
    "yom kippur": ("day of atonement",),
    "passover": ("pesach",),
}
FEASTS: dict[str, str] = {name: name for name in feasts.NAMES} | {
    other: name for name, others in _OTHER_NAMES.items() for other in others
}
"""Every name, folded, with its key: "labour day" -> "labor day"."""
