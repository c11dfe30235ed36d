"""The same texts compare alike in every run, in whatever order a set gives its words."""

import os
import subprocess
import sys

_COMPARED = """
from verify.quantities.compare import compare
claim = "His deputy, also on the run, surrendered himself to the police on Friday."
evidence = (
    "His deputy, 30-year-old Ivo Karst Lindgren, also ran from police but surrendered himself on "
    "Thursday morning and confessed to the crimes. Ivo Karst Lindgren (L) died in conflict with "
    "police Wednesday while Ivo Karst Lindgren (R) surrendered himself after going on the run."
)
print([one.reason for one in compare(claim, evidence)])
"""


def test_two_dates_that_fit_as_well_do_not_change_places_from_run_to_run() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _COMPARED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4", "5", "6")
    }
    assert said == {"['“Friday” and “Thursday” are dates of the same thing and differ']\n"}
