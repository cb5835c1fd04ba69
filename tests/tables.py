"""Small tables of statistics, as records: two occupations, two releases, four places."""

from __future__ import annotations

from typing import Any

from ptvspt.profiles.records import Checked, Grade, Source, SourceKind, When
from ptvspt.profiles.statistics import Domain, Projection, Rating, Setting, Statistics, Wage

ISSUED, CHECKED = When("2026-05"), Checked("2026-11-20")
OEWS = Source("oews", "Wages", "Bureau", "unknown", SourceKind.STATISTICS, ISSUED, CHECKED, Grade.OFFICIAL)
PT, TRAINER, OTHER = "29-1123", "39-9031", "27-2022"
CODES: dict[str, dict[str, tuple[str, ...]]] = {
    "pt": {"soc": (PT,), "onet": (f"{PT}.00",)},
    "trainer": {"soc": (TRAINER,), "onet": (f"{TRAINER}.00",)},
    "coach": {"soc": ("00-9999", OTHER)},
    "juggler": {},
}


def wage(place: str, soc: str, median: int | None, release: str = "2025-05", **changes: Any) -> Wage:
    """Return a row of wages."""
    figures: dict[str, Any] = {"employment": 1000, "mean": 99000, "p10": 50000, "hourly_median": 22.5}
    return Wage(place, soc, When(release), OEWS, **{**figures, "median": median, **changes})


def statistics(*more: Wage) -> Statistics:
    """Return the tables, with more rows of wages."""
    rows = [
        wage("US", PT, 100000),
        wage("US", PT, 90000, "2024-05"),
        wage("US", PT, 80000, "2022-05"),
        wage("US", TRAINER, 40000),
        *(wage(place, PT, median) for place, median in (("AK", 120000), ("ND", 85000), ("TX", 96000), ("PR", 60000))),
        *(wage(place, TRAINER, median) for place, median in (("AK", 40000), ("ND", 50000), ("TX", None))),
        *more,
    ]
    return Statistics(
        wages={(row.place, row.soc, row.as_of): row for row in rows},
        projections={
            (PT, "2025-35"): Projection(PT, "2025-35", OEWS, 283700, 317600, 33800, 11.9, 13400),
            (PT, "2024-34"): Projection(PT, "2024-34", OEWS, 267200, 296400, 29300, 11, None),
        },
        settings=(
            Setting(PT, "Hospitals", When("2024"), OEWS, 28, None),
            Setting(PT, "Self-employed", When("2024"), OEWS, 4, None),
            Setting(PT, "Hospitals", When("2025-05"), OEWS, None, 106800),
            Setting(PT, "Home health care", When("2025-05"), OEWS, None, 114740),
        ),
        ratings=(
            Rating(f"{PT}.00", Domain.JOB_ZONE, "Job zone", 5, When("2020-08"), "31.0", OEWS),
            *(
                Rating(f"{PT}.00", Domain.INTEREST, name, value, When("2026-02"), "30.2", OEWS)
                for name, value in (("Realistic", 4.33), ("Social", 5.9), ("Artistic", 1.0), ("Investigative", 4.87))
            ),
            *(
                Rating(f"{PT}.00", Domain.SKILL, name, value, When("2020-08"), "30.2", OEWS)
                for name, value in (("B", 4.0), ("A", 4.0), ("C", 4.5), ("E", 3.5), ("D", 3.5), ("F", 3.5), ("G", 3.0))
            ),
        ),
        populations={TRAINER: "trainers and group instructors", OTHER: "all coaches"},
        places={"AK": "Alaska", "ND": "North Dakota"},
    )
