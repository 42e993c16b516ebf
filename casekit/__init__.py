"""casekit rebuilds a French medical-liability case from its exported records and drafts the expert report."""

__version__ = "0.1.0"
