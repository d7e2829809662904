"""Which body a report is from: names normalised so that two reports of one body meet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from checker import lazy

_BRACKETS = lazy.compile(r"[（(\[【].*?[)）\]】]")
_SPACE = lazy.compile(r"\s+")
_ENDINGS = (
    (lazy.compile(r"(?<=[省市县区州盟旗镇乡])(?:人民)?政府$"), ""),
    (lazy.compile(r"(?<=街道)(?:办事处|办)$"), ""),
    (lazy.compile(r"管理委员会$"), "管委会"),
    (lazy.compile(r"(?<=[局厅委办院])(?:党组|党委)$"), ""),
)
_ABOVE = lazy.compile(r"[省市州盟区县旗]")
_REGION = lazy.compile(r"^(?:[一-鿿]{2,9}?(?:省|自治区))?([一-鿿]{2,8}?(?:市|自治州|州|盟|地区))(?=.)")
_COUNTY = lazy.compile(r"^([一-鿿]{2,8}?[县区旗])(?=.)")
_PROVINCE = lazy.compile(r"^([一-鿿]{2,8}?(?:省|自治区))(?=.)")
_YEAR = lazy.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_YEAR_FOLDER = lazy.compile(r"(?:19|20)\d{2}(?:年度?)?$")


def normal_name(name: str) -> str:
    """A body's name without spaces, brackets and the words that one report has and another leaves out."""
    out = _BRACKETS.sub("", _SPACE.sub("", unicodedata.normalize("NFKC", name)))
    for pattern, replacement in _ENDINGS:
        out = pattern.sub(replacement, out)
    return out


def shorter_names(name: str) -> Iterable[str]:
    """The names the same body goes by where the bodies above it are left out: 云河市青山区司法局 → 青山区司法局."""
    for match in _ABOVE.finditer(name):
        rest = name[match.end() :]
        if match.start() >= 1 and len(rest) >= 3 and _ABOVE.search(rest):
            yield rest


def merge_names(years: Mapping[str, frozenset[int | None]]) -> dict[str, str]:
    """Short name -> full name, where a short name can only mean one full name.

    `years`: for every normalised name the years it has reports for. Two names that have a report for the same year
    are left apart: they are more likely two bodies than one that reported twice.
    """
    full: dict[str, set[str]] = {}
    for name in years:
        for short in shorter_names(name):
            if short in years:
                full.setdefault(short, set()).add(name)
    return {
        short: next(iter(names))
        for short, names in full.items()
        if len(names) == 1 and not years[short] & years[next(iter(names))]
    }


def region_of(issuer: str | None, path: str, roots: tuple[str, ...]) -> str:
    """The region a report is counted under: the folder below the audited one, else the prefix of the issuer's name."""
    for root in roots:
        try:
            folders = PurePath(path).relative_to(root).parts[:-1]
        except ValueError:
            continue
        named = [f for f in folders if not _YEAR_FOLDER.match(f)]
        if named:
            return named[0]
    name = _SPACE.sub("", unicodedata.normalize("NFKC", issuer or ""))
    for pattern in (_REGION, _COUNTY, _PROVINCE):
        match = pattern.match(name)
        if match:
            return match[1]
    return ""


def year_from_path(path: str) -> int | None:
    """The year a path names, for reports that do not say theirs."""
    found = _YEAR.findall(path)
    return int(found[-1]) if found else None
