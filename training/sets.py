"""Where the human-labelled pairs come from, and how many of each are taken.

Names are those of the `source` field of the data. Nothing non-commercial is among them. Questions
come from QED besides (see questions.py).
"""

from dataclasses import dataclass
from typing import Literal

Label = Literal["supports", "refutes", "neither", "not_supports"]


@dataclass(frozen=True, slots=True)
class Set:
    """A public set: how many pairs of it are learnt, their weight, licence and origin.

    `again` is how many of them are drawn anew for the second round. A set with fewer pairs is
    learnt several times, each time after all of it.
    """

    name: str
    take: int
    again: int
    weight: float
    licence: str
    origin: str


SETS = (
    Set("fever_athnlp", 13_000, 6_000, 1.0, "CC BY-SA 3.0", "FEVER, dev (Thorne et al. 2018)"),
    Set("lingnli", 20_000, 6_000, 1.0, "MIT", "LingNLI (Parrish et al. 2021)"),
    Set("mnli_matched_dev", 9_800, 4_000, 1.0, "OANC and others", "MultiNLI, matched dev. part"),
    Set("conjnli", 1_200, 600, 1.0, "MIT", "ConjNLI (Saha et al. 2020)"),
    Set("conjnli_adv_silver", 1_500, 0, 0.7, "MIT", "ConjNLI, made by swaps"),
    Set("cad_snli", 4_000, 1_500, 1.0, "CC BY-SA 4.0", "CAD-SNLI (Kaushik et al. 2020)"),
    Set("mpe", 2_000, 0, 1.0, "CC BY-SA 4.0", "MPE (Lai et al. 2017)"),
    Set("med", 1_000, 0, 0.7, "CC BY-SA 4.0", "MED (Yanaka et al. 2019)"),
    Set("covidfact", 4_800, 1_500, 0.8, "MIT", "COVID-Fact (Saakyan et al. 2021)"),
    Set("check_covid", 3_000, 1_000, 1.0, "MIT", "Check-COVID (Wang et al. 2023)"),
    Set("citint", 4_200, 0, 0.7, "MIT", "Citation-Integrity (Sarol et al. 2024)"),
    Set("dialfact_small", 900, 300, 1.0, "MIT", "DialFact (Gupta et al. 2022)"),
    Set("rte", 3_800, 1_500, 1.0, "public", "RTE 1 to 3 (Dagan et al. 2006)"),
    Set("begin", 4_000, 600, 0.7, "CC BY 4.0", "BEGIN (Dziri et al. 2022)"),
    Set("wice_partial_subclaims", 740, 374, 1.0, "ODC-BY", "WiCE, partial (Kamoi et al. 2023)"),
    Set("dnc_megaveridicality", 800, 0, 1.0, "MIT", "DNC, MegaVeridicality (Poliak et al. 2018)"),
    Set("summac_xsumfaith", 900, 400, 0.7, "CC BY 4.0", "XSumFaith (Maynez et al. 2020)"),
    Set("summedits_samsum", 1_200, 400, 0.8, "Apache-2.0", "SummEdits (Laban et al. 2023)"),
    Set("summedits_scitldr", 800, 300, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_ectsum", 1_200, 400, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_qmsumm", 800, 300, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_sales_call", 1_000, 300, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_sales_email", 1_000, 300, 0.8, "Apache-2.0", "SummEdits"),
    Set("breaking_nli", 1_000, 0, 0.7, "CC BY-SA 4.0", "Breaking NLI (Glockner et al. 2018)"),
)  # fmt: skip
