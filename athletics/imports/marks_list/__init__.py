"""Marks lists: all-time and season lists of performances, as ranking lists come.

Inside, the order is: position, disciplines, places < rows < people, venues, teams < standing < applying < loading.
"""

from athletics.imports.marks_list.loading import Report, StoppedHalfwayError, load

__all__ = ["Report", "StoppedHalfwayError", "load"]
