"""What a report says in figures: mention -> claim -> formula."""

from checker.claims.interval import Interval
from checker.claims.model import Claim, Kind, Mention

__all__ = ["Claim", "Interval", "Kind", "Mention"]
