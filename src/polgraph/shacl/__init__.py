"""SHACL itself: shapes, the engines that judge by them, and their report; nothing here knows polgraph's own data."""

from polgraph.shacl.report import Judge, Messages, Report, Result

__all__ = ["Judge", "Messages", "Report", "Result"]
