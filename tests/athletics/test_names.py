import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.names import fold, fold_variants, split_name, title_case_family

LATIN = st.text(
    alphabet=st.characters(
        min_codepoint=0x41, max_codepoint=0x17F, categories=["Lu", "Ll"], exclude_characters="µ"
    )
    | st.characters(min_codepoint=0x1E00, max_codepoint=0x1EF9, categories=["Lu", "Ll"])
    | st.sampled_from(" -'’.ŒœẞıİƏəƐɛƆɔ"),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Narve Gilje Nordås", "narve gilje nordas"),
        ("Özdilek", "ozdilek"),
        ("ØRJAN", "orjan"),
        ("Łukasz Żok", "lukasz zok"),
        ("Đorđević", "dordevic"),
        ("Yıldız İpek", "yildiz ipek"),
        ("Sæther", "saether"),
        ("Œuvrard", "oeuvrard"),
        ("Groß", "gross"),
        ("Þórður Guðmundsson", "thordur gudmundsson"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("McLaughlin-Levrone", "mclaughlin levrone"),
        ("  St. John,\tA. ", "st john a"),
        ("Nguyễn", "nguyen"),
        ("王軍霞", "王軍霞"),
        ("4x100", "4x100"),
        ("", ""),
    ],
)
def test_names_fold_to_what_a_plain_keyboard_types(text, key):
    assert fold(text) == key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Müller", {"muller", "mueller"}),
        ("mueller", {"mueller", "muller"}),
        ("Nordås", {"nordas", "nordaas"}),
        ("nordaas", {"nordaas", "nordas"}),
        ("Bjørn", {"bjorn", "bjoern"}),
        ("Aaltonen Joerg", {"aaltonen joerg", "aaltonen jorg", "altonen joerg", "altonen jorg"}),
        ("Kerr", {"kerr"}),
    ],
)
def test_variants_find_german_and_nordic_transcriptions_both_ways(text, keys):
    assert set(fold_variants(text)) == keys


@pytest.mark.parametrize(
    ("text", "given_name", "family"),
    [
        ("Jakob INGEBRIGTSEN", "Jakob", "INGEBRIGTSEN"),
        ("INGEBRIGTSEN Jakob", "Jakob", "INGEBRIGTSEN"),
        ("Ingebrigtsen, Jakob", "Jakob", "Ingebrigtsen"),
        ("Filip Mangen INGEBRIGTSEN", "Filip Mangen", "INGEBRIGTSEN"),
        ("Sydney MCLAUGHLIN-LEVRONE", "Sydney", "MCLAUGHLIN-LEVRONE"),
        ("Sha'Carri RICHARDSON", "Sha'Carri", "RICHARDSON"),
        ("Robert McDONALD", "Robert", "McDONALD"),
        ("Ann O'BRIEN", "Ann", "O'BRIEN"),
        ("J INGEBRIGTSEN", "J", "INGEBRIGTSEN"),
        ("WANG Junxia", "Junxia", "WANG"),
        ("Anna van der MEER", "Anna", "van der MEER"),
        ("van der MEER Anna", "Anna", "van der MEER"),
        ("Jakob Ingebrigtsen", "Jakob", "Ingebrigtsen"),
        ("Anna van der Meer", "Anna", "van der Meer"),
        ("JAKOB INGEBRIGTSEN", "JAKOB", "INGEBRIGTSEN"),
        ("Pelé", "", "Pelé"),
        ("", "", ""),
    ],
)
def test_capitals_tell_the_family_name(text, given_name, family):
    assert split_name(text) == (given_name, family)


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("MCLAUGHLIN-LEVRONE", "McLaughlin-Levrone"),
        ("INGEBRIGTSEN", "Ingebrigtsen"),
        ("O'BRIEN", "O'Brien"),
        ("MACKAY", "Mackay"),
        ("VAN DER MEER", "Van der Meer"),
        ("ÖZDİLEK", "Özdilek"),
        ("STEINER-HÄFLIGER", "Steiner-Häfliger"),
        ("van Niekerk", "van Niekerk"),
        ("王", "王"),
        ("", ""),
    ],
)
def test_family_names_in_capitals_are_set_in_title_case(text, cased):
    assert title_case_family(text) == cased


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(LATIN)
def test_latin_names_fold_to_ascii_lower_case(text):
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()


@given(st.text())
def test_the_fold_is_the_first_variant(text):
    variants = fold_variants(text)
    assert variants[0] == fold(text)
    assert len(variants) == len(set(variants)) <= 18


@given(st.text())
def test_no_word_of_a_name_is_lost_or_invented(text):
    name = split_name(text)
    assert sorted(f"{name.given} {name.family}".split()) == sorted(text.replace(",", " ").split())


@given(st.text())
def test_title_case_changes_nothing_but_case(text):
    assert fold(title_case_family(text)) == fold(text)
