"""FinishLynx: result files (LIF) and start lists (EVT), read as they stand. Pure: nothing here knows the record.

Inside, the order is: lines < results, start_list < reading.
"""

from athletics.imports.finishlynx.lines import Fault
from athletics.imports.finishlynx.reading import Reading, is_lynx, read
from athletics.imports.finishlynx.results import Finisher, Heat
from athletics.imports.finishlynx.start_list import Start, StartList

__all__ = ["Fault", "Finisher", "Heat", "Reading", "Start", "StartList", "is_lynx", "read"]
