"""Evidence against the texts that it is from: every span is sliced again, every number read again."""

from polgraph.verification.findings import Finding, Verified
from polgraph.verification.proving import Numbers, verify

__all__ = ["Finding", "Numbers", "Verified", "verify"]
