"""Report types as data: which parts a report must have, and how each part stands in a given report."""

from checker.profile.judge import judge_parts
from checker.profile.load import load_profile, of_year
from checker.profile.model import Deadline, OtherKind, Part, Profile, Topic
from checker.profile.names import named_parts
from checker.profile.recognise import is_report_of, other_kind

__all__ = [
    "Deadline",
    "OtherKind",
    "Part",
    "Profile",
    "Topic",
    "is_report_of",
    "judge_parts",
    "load_profile",
    "named_parts",
    "of_year",
    "other_kind",
]
