"""The law folder (`law/norms`, `law/questions`, `law/rules`) read into frozen records, with every mistake told at once."""

from casekit.lawbook.folder import LawError, fingerprint, read

__all__ = ["LawError", "fingerprint", "read"]
