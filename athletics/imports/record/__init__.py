"""The whole record from a folder of CSV files, one a noun: read, checked row by row, and saved as one.

The files are the layout in `sheets`; keys are the ones people write (slugs, codes, marks as printed). Every row
names its source, a key of sources.csv. Inside, the order is: faults < reading < keys < cells < sheets < rows,
saving < loading.
"""

from athletics.imports.record.faults import Fault, FaultsError, NotEmptyError
from athletics.imports.record.loading import Report, is_empty, load

__all__ = ["Fault", "FaultsError", "NotEmptyError", "Report", "is_empty", "load"]
