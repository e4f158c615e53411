"""Whether a text is English: as declared, else by its commonest words and its script."""

import pytest

from socialpolicy.text.language import is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("", True),
        ("Hello", True),
        ("Guten Morgen", True),  # too short to tell
        ("We are open on Monday, and you can bring the bike in the morning.", True),
        ("New workshop! #bikes #repair #dublin #spring #tyres #gears", True),
        ("Wir haben am Montag für euch geöffnet, und der Kaffee ist schon fertig.", False),
        ("Nous sommes ouverts le lundi, et vous pouvez venir avec le vélo dans la matinée.", False),
        ("El taller está abierto los lunes, y se puede venir con la bicicleta por la mañana.", False),
        ("L'officina è aperta il lunedì, e si può venire con la bici per una prova che non costa.", False),
        ("De werkplaats is op maandag open, en je kunt met het rijwiel van je vader komen, niet te laat.", False),
        ("Мы открыты в понедельник, приходите с велосипедом утром.", False),
        ("月曜日は朝から開いています。自転車をお持ちください。", False),
        ("نحن نفتح يوم الاثنين", False),
        ("We visited the Musée d'Orsay, and the guide told us of its clocks.", True),
        ("Our stand at the Hannover Messe is in hall 4, and der Chef ist da.", True),
        ("¡Hola! We are at the market on Calle Mayor, and you can try all the bikes.", True),
        ("https://example.org", True),
        ("12345 67890", True),
    ],
)
def test_by_its_words(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("declared", "english"),
    [
        ("en", True),
        ("EN", True),
        ("en-GB", True),
        ("en_US", True),
        ("eng", True),
        ("English", True),
        ("de", False),
        ("de-CH", False),
        ("enm", False),
        ("Esperanto", False),
    ],
)
def test_a_declared_language_wins(declared: str, english: bool) -> None:
    assert is_english("Der Kaffee ist fertig, und wir haben für euch geöffnet.", declared) is english
    assert is_english("We are open on Monday, and you can come in.", declared) is english


def test_nothing_declared_is_no_declaration() -> None:
    assert is_english("Der Kaffee ist fertig, und wir haben für euch geöffnet.", "") is False
