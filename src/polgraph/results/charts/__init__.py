"""Pictures of answers, drawn offline from what the header of a query names: bars of figures, or a matrix of states.

A bound is drawn as a bound, a direction as an arrow; what is missing is never a zero.
"""

from polgraph.results.charts.drawing import ending_of, picture, refuse_table

__all__ = ["ending_of", "picture", "refuse_table"]
