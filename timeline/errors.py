"""Everything that can go wrong, as a user is told of it.

TimelineError                 base; its text is one line: what, where, what to do
├── InputError                an article or folder that cannot be read
│   ├── HeaderError           the part between the --- lines
│   └── DateError             a publication date or a time zone that cannot be
├── OutputError               a file that cannot be written
├── NothingToShow             no article, or no event in any of them
└── ModelMissing              the spaCy pipeline is not installed
"""

from __future__ import annotations


class TimelineError(Exception):
    """Base of all errors that this package raises on purpose; `str()` is one line for a user."""


class InputError(TimelineError):
    """An article or a folder cannot be read."""


class HeaderError(InputError):
    """The header between the `---` lines is broken."""


class DateError(InputError):
    """A publication date or time zone is impossible or ambiguous."""


class OutputError(TimelineError):
    """A result cannot be written."""


class NothingToShow(TimelineError):
    """No article was read, or no event was found in any."""


class ModelMissing(TimelineError):
    """The spaCy pipeline that was asked for is not installed."""
