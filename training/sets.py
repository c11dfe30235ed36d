"""Where the human-labelled pairs come from, and how many of each are taken.

Names are those of the `source` field of the data. Nothing non-commercial is among them. Questions
come from QED besides (see questions.py).
"""

from dataclasses import dataclass
from typing import Literal

Label = Literal["supports", "refutes", "neither", "not_supports"]


@dataclass(frozen=True, slots=True)
class Set:
    """A public set: how many pairs of it are used, their weight, licence and origin.

    `again` is how many are drawn anew for the last round, among them some that were learnt before.
    """

    name: str
    take: int
    again: int
    weight: float
    licence: str
    origin: str


SETS = (
    Set("fever_athnlp", 7000, 5500, 1.0, "CC BY-SA 3.0", "FEVER, dev. part (Thorne et al. 2018)"),
    Set("lingnli", 6000, 7000, 1.0, "MIT", "LingNLI (Parrish et al. 2021)"),
    Set("mnli_matched_dev", 3000, 4500, 1.0, "OANC and others", "MultiNLI, matched dev. part"),
    Set("conjnli", 623, 300, 1.0, "MIT", "ConjNLI (Saha et al. 2020)"),
    Set("cad_snli", 600, 800, 1.0, "CC BY-SA 4.0", "CAD-SNLI (Kaushik et al. 2020)"),
    Set("covidfact", 2400, 2000, 0.8, "MIT", "COVID-Fact (Saakyan et al. 2021)"),
    Set("check_covid", 1042, 1042, 1.0, "MIT", "Check-COVID (Wang et al. 2023)"),
    Set("citint", 2134, 2134, 0.7, "MIT", "Citation-Integrity (Sarol et al. 2024)"),
    Set("dialfact_small", 298, 298, 1.0, "MIT", "DialFact (Gupta et al. 2022)"),
    Set("rte", 1600, 1500, 1.0, "public", "RTE 1 to 3 (Dagan et al. 2006)"),
    Set("begin", 2000, 1500, 0.7, "CC BY 4.0", "BEGIN (Dziri et al. 2022)"),
    Set("wice_partial_subclaims", 374, 374, 1.0, "ODC-BY", "WiCE, partial (Kamoi et al. 2023)"),
    Set("dnc_megaveridicality", 500, 200, 1.0, "MIT", "DNC, MegaVeridicality (Poliak et al. 2018)"),
    Set("summac_xsumfaith", 467, 467, 0.7, "CC BY 4.0", "XSumFaith (Maynez et al. 2020)"),
    Set("summedits_samsum", 664, 664, 0.8, "Apache-2.0", "SummEdits (Laban et al. 2023)"),
    Set("summedits_scitldr", 450, 450, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_ectsum", 600, 600, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_qmsumm", 400, 400, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_sales_call", 200, 200, 0.8, "Apache-2.0", "SummEdits"),
    Set("summedits_sales_email", 200, 200, 0.8, "Apache-2.0", "SummEdits"),
    Set("breaking_nli", 300, 100, 0.7, "CC BY-SA 4.0", "Breaking NLI (Glockner et al. 2018)"),
)  # fmt: skip
