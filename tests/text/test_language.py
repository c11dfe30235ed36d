"""What counts as English: names of any language do, sentences of another language do not."""

import pytest

from verify.text.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Die Kanzlerin tritt zurück.",
        "Die Preise stiegen um 4 Prozent.",
        "Das Dorf brennt.",
        "Der Minister schweigt seit Montag.",
        "La ministre a démissionné.",
        "Le maire est mort.",
        "Paris brûle.",
        "El alcalde dimitió.",
        "La policía detuvo a 3 personas en Sevilla.",
        "Il sindaco si dimette.",
        "O prefeito renunciou.",
        "De burgemeester stapt op.",
        "Мэр подал в отставку.",
        "Wie viele Schulen schließen?",
        "Der Rat hat am Montag mit vier Stimmen für die Brücke gestimmt, wie die Stadt mitteilt.",
    ],
)
def test_a_sentence_of_another_language_is_not_english_however_short(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Okafor won.",
        "Prices fell 14%.",
        "Le Monde reported the deal.",
        "De Witt resigned.",
        "La Paz floods.",
        "El Paso won.",
        "Das Boot sank.",
        "Der Spiegel folds.",
        "Mayor Lópes met Ms. Müller in São Paulo.",
        "The café on Rue de la Paix closed.",
        "Jalapeño prices rose.",
        "Two die in fire",
        "Quay vote: five facts",
        "2024 | $77 million",
        "",
    ],
)
def test_english_with_foreign_names_and_words_without_a_language_are_let_through(text: str) -> None:
    assert is_english(text)
