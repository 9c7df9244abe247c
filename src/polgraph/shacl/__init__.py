"""SHACL itself: shapes, the engines that judge by them, and their report; nothing here knows polgraph's own data."""

from polgraph.shacl.report import JudgedBy, Messages, Report, Result

__all__ = ["JudgedBy", "Messages", "Report", "Result"]
