"""A small file from the desk to the record and back: kept, reviewed line by line, applied whole, undone whole."""

import pytest

from athletics.choices import AnswerKind, ImportState
from athletics.imports.files import UnreadableError
from athletics.imports.meet_files import applying
from athletics.imports.undoing import RestedOnError, undo
from athletics.imports.uploads import NotAppliedError, apply, bring, fingerprint, put_away, review_of
from athletics.models import Athlete, Entry, Import, ImportLine, Result, Round, Source, Upload
from tests.athletics.imports.meet_of_files import (
    HEAD,
    LATER,
    LIF,
    NOW,
    answer,
    applied,
    brought,
    meet_with_1500m,
    rows,
    the_three,
    verdicts,
)
from tests.factories import record

pytestmark = pytest.mark.django_db


def everything() -> list:
    """The record, without what the imports keep of themselves."""
    return [list(model.objects.order_by("pk").values()) for model in (Athlete, Result, Round, Entry, Source)]


def test_every_line_of_a_result_file_has_a_verdict_and_a_reason():
    meet, _ = meet_with_1500m()
    the_three()

    found = rows(brought(LIF.read_bytes(), meet))

    assert found == [
        (2, "new", ""),
        (3, "new", ""),
        (4, "doubtful", "2 athletes on file may be meant by “J EKSEMPEL”."),
        (5, "new", "A new athlete: Nils Nykommer (NOR)."),
    ]
    assert Result.objects.count() == 0 and Upload.objects.get().imported is None


def test_an_answer_settles_a_line_or_by_rule_every_line_of_a_name_or_club():
    meet, _ = meet_with_1500m()
    *_, jon = the_three()
    upload = brought(LIF.read_bytes(), meet)

    answer(upload, "name j eksempel", AnswerKind.ATHLETE, athlete=jon)
    assert verdicts(upload) == {2: "new", 3: "new", 4: "new", 5: "new"}
    answer(upload, "line 4")
    assert verdicts(upload)[4] == "skipped"
    upload.answers.all().delete()
    answer(upload, "from nor")
    assert set(verdicts(upload).values()) == {"skipped"}


def test_nothing_is_applied_while_a_doubt_is_open():
    meet, _ = meet_with_1500m()
    the_three()
    upload = brought(LIF.read_bytes(), meet)

    with pytest.raises(NotAppliedError, match=r"Doubts are open \(1\)"):
        apply(upload=upload, now=NOW)

    assert not Import.objects.exists()


def settled(meet) -> Upload:
    *_, jon = the_three()
    upload = brought(LIF.read_bytes(), meet)
    answer(upload, "line 4", AnswerKind.ATHLETE, athlete=jon)
    return upload


def test_applied_results_stand_in_the_round_and_the_file_is_kept():
    meet, race = meet_with_1500m()
    upload = settled(meet)

    imported = apply(upload=upload, now=NOW)

    told = Result.objects.filter(round=race).order_by("pk")
    assert [(one.athlete.name, one.place, one.status, one.printed_mark) for one in told] == [
        ("Ola Testberg", 1, "ok", "3:28.82"),
        ("Per Prøve", 2, "ok", "3:29.37"),
        ("Jon Eksempel", 3, "ok", "3:31.55"),
        ("Nils Nykommer", None, "dnf", "DNF"),
    ]
    first = told[0]
    assert (first.raw_mark, first.bib, first.lane, first.date, first.meet) == (
        "3:28.815", "101", 1, meet.start_date, meet,
    )  # fmt: skip
    assert (first.legal, first.imported_by, str(first.source)) == (
        True,
        imported,
        "015-1-01.lif, 19 July 2025",
    )
    race.refresh_from_db()
    assert race.status == "official"
    assert (imported.state, imported.new, imported.doubtful) == (ImportState.APPLIED, 4, 0)
    assert bytes(Upload.objects.get(imported=imported).content) == LIF.read_bytes()
    assert list(ImportLine.objects.values_list("line", "verdict")) == [
        (2, "new"),
        (3, "new"),
        (4, "new"),
        (5, "new"),
    ]


def test_undone_it_leaves_the_record_as_it_was():
    meet, _ = meet_with_1500m()
    upload = settled(meet)
    before = everything()
    imported = apply(upload=upload, now=NOW)
    assert everything() != before

    undo(imported=imported, now=LATER)

    assert everything() == before
    imported.refresh_from_db()
    assert (imported.state, imported.undone_at) == (ImportState.UNDONE, LATER)


def test_the_same_file_twice_does_nothing_until_it_was_undone():
    meet, _ = meet_with_1500m()
    imported = apply(upload=settled(meet), now=NOW)

    again = brought(LIF.read_bytes(), meet)
    assert again.imported == imported
    with pytest.raises(NotAppliedError, match="applied already"):
        apply(upload=again, now=LATER)

    undo(imported=imported, now=LATER)
    assert brought(LIF.read_bytes(), meet).imported is None


def test_a_corrected_file_makes_new_versions_and_keeps_the_old():
    meet, race = meet_with_1500m()
    record.athlete("Ola Testberg"), record.athlete("Per Prøve")
    first = applied(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n2,2,2,Prøve,Per,NOR,3:29.362\n", meet)
    before = everything()

    corrected = brought(
        f"{HEAD}2,1,1,Testberg,Ola,NOR,3:29.362\n1,2,2,Prøve,Per,NOR,3:29.362\n", meet, name="b.lif"
    )
    assert rows(corrected) == [
        (2, "changed", "place 2, was 1; mark 3:29.37, was 3:28.82"),
        (3, "changed", "place 1, was 2"),
    ]
    second = apply(upload=corrected, now=LATER)

    told = Result.objects.filter(round=race)
    assert sorted(told.current().values_list("athlete__family_name", "place")) == [
        ("Prøve", 1),
        ("Testberg", 2),
    ]
    assert told.exclude(superseded_at=None).count() == 2
    with pytest.raises(RestedOnError, match="2 results it brought or changed were changed since"):
        undo(imported=first, now=LATER)
    undo(imported=second, now=LATER)
    assert everything() == before


def test_who_is_left_out_of_a_corrected_file_waits_for_a_person():
    meet, race = meet_with_1500m()
    record.athlete("Ola Testberg"), record.athlete("Per Prøve")
    applied(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n2,2,2,Prøve,Per,NOR,3:29.362\n", meet)
    upload = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet, name="b.lif")
    left = Result.objects.get(athlete__family_name="Prøve")

    assert rows(upload)[-1] == (0, "doubtful", "On file from 015-1-01.lif, and not in this file.")
    answer(upload, f"result {left.pk}", AnswerKind.REMOVE)
    apply(upload=upload, now=LATER)

    assert [one.athlete.family_name for one in race.results.filter(superseded_at=None)] == ["Testberg"]


def test_what_was_typed_by_hand_is_never_overwritten_unasked():
    meet, race = meet_with_1500m()
    ola = record.athlete("Ola Testberg")
    typed = record.result(ola, 208_820, round=race, place=1)
    same = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)
    other = brought(f"{HEAD}2,1,1,Testberg,Ola,NOR,3:28.815\n", meet, name="b.lif")

    assert rows(same) == [(2, "changed", "bib 1; lane or order 1")]
    assert rows(other)[0][1:] == ("doubtful", "On file by hand: place 2, was 1; bib 1; lane or order 1")
    answer(other, f"result {typed.pk}")
    assert verdicts(other) == {2: "skipped"}


def test_a_mark_a_list_brought_without_a_round_gets_its_round():
    meet, race = meet_with_1500m()
    ola = record.athlete("Ola Testberg")
    listed = record.result(ola, 208_820, date=meet.start_date, place=1, raw_place="1")

    applied(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)

    listed.refresh_from_db()
    assert listed.superseded_at == NOW
    assert Result.objects.current().get().round == race


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("15,1,1,Men 1500m", "still be writing"),
        ("", "The file is empty"),
        ("0,12,F,1\n", "another layout"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_kept(text, said):
    meet, _ = meet_with_1500m()

    with pytest.raises(UnreadableError, match=said):
        brought(text, meet)

    assert not Upload.objects.exists()


def test_a_race_nobody_can_place_holds_its_lines_until_it_is_settled():
    meet, race = meet_with_1500m()
    record.athlete("Ola Testberg")
    upload = brought("7,1,1,Elite race,,,,,,1500\n1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)

    assert rows(upload) == [(2, "doubtful", "Which event is “Elite race”?")]
    answer(upload, "race 7-1-1", AnswerKind.EVENT, event=race.event, round_kind="final", round_number=1)
    assert verdicts(upload) == {2: "new"}


def test_a_new_event_is_made_where_a_person_says_so():
    meet, _ = meet_with_1500m()
    record.discipline("800m")
    upload = brought("7,1,2,Women 800m Heat 2,,,,,,800\n1,1,1,Ny,Nina,NOR,1:58.815\n", meet)
    assert verdicts(upload) == {2: "doubtful"}

    answer(upload, "race 7-1-2", AnswerKind.NEW, round_kind="heat", round_number=2)
    imported = apply(upload=upload, now=NOW)

    one = Result.objects.get()
    assert (one.round.name, one.round.event.name, one.athlete.sex) == ("heat 2", "Women’s 800m", "W")
    undo(imported=imported, now=LATER)
    assert meet.events.count() == 1


def test_without_a_meet_it_waits_for_one():
    meet_with_1500m()
    upload = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n")

    assert rows(upload) == [(2, "doubtful", "Choose the meet.")]


def test_what_was_seen_is_what_is_applied():
    meet, race = meet_with_1500m()
    upload = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)
    seen = fingerprint(review_of(upload))
    record.athlete("Ola Testberg")

    with pytest.raises(NotAppliedError, match="The record has changed since you looked"):
        apply(upload=upload, seen=seen, now=NOW)

    assert not Result.objects.exists()


def test_stopped_in_the_middle_nothing_is_written(monkeypatch):
    meet, _ = meet_with_1500m()
    upload = settled(meet)
    before = everything()

    class PulledError(Exception):
        pass

    def pull(*told):
        raise PulledError

    monkeypatch.setattr(applying, "_told", pull)
    with pytest.raises(PulledError):
        apply(upload=upload, now=NOW)

    assert everything() == before and not Import.objects.exists()


def test_later_work_forbids_undoing_and_says_what_it_is():
    meet, race = meet_with_1500m()
    imported = apply(upload=settled(meet), now=NOW)
    newcomer = Athlete.objects.get(family_name="Nykommer")
    record.entry(record.event(), newcomer)
    told = Result.objects.get(place=1)
    Result.objects.filter(pk=told.pk).update(place=5)

    with pytest.raises(RestedOnError) as refused:
        undo(imported=imported, now=LATER)

    assert refused.value.reasons == [
        "1 entry leans on athletes it brought.",
        f"1 result it brought or changed was changed since: {told}.",
    ]


def test_a_file_of_which_nothing_was_applied_can_be_put_away():
    meet, _ = meet_with_1500m()
    upload = settled(meet)
    put_away(upload=upload)
    assert not Upload.objects.exists()

    imported = apply(upload=brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet), now=NOW)
    with pytest.raises(NotAppliedError, match="undo its import"):
        put_away(upload=imported.upload)


def test_a_start_list_announces_entries_with_their_lanes():
    meet, race = meet_with_1500m()
    ola = record.athlete("Ola Testberg")
    out = record.entry(race.event, record.athlete("Per Prøve"), bib="102")
    record.entry_step(out, NOW.date(), kind="withdrawn", reason="Achilles")
    text = "15,1,1,Men 1500m,,,,,,1500\n,101,5,Testberg,Ola,NOR\n,102,7,Prøve,Per,NOR\n"

    upload = brought(text, meet, name="lynx.evt")
    assert rows(upload) == [
        (2, "new", "A new entry."),
        (3, "doubtful", "Withdrawn on 19 July 2025: back in?"),
    ]
    answer(upload, f"entry {out.pk}")
    imported = apply(upload=upload, now=NOW)

    entry = Entry.objects.get(athlete=ola)
    step = entry.steps.get()
    assert (entry.bib, entry.country_id, step.kind, step.round, step.order) == (
        "101",
        "NOR",
        "on_start_list",
        race,
        5,
    )
    assert step.announced_on == NOW.date()
    assert verdicts(brought(text + "\n", meet, name="lynx.evt"))[2] == "same"

    moved = brought(text.replace(",5,", ",6,"), meet, name="lynx.evt")
    assert rows(moved)[0] == (2, "changed", "on the start list, was on the start list 19 Jul 2025")
    undo(imported=imported, now=LATER)
    assert not Entry.objects.filter(athlete=ola).exists()


def test_a_pacemaker_by_entry_is_one_in_the_result():
    meet, race = meet_with_1500m()
    pacer = record.athlete("Ola Testberg")
    record.entry(race.event, pacer, role="pacemaker")

    applied(f"{HEAD}DNF,1,1,Testberg,Ola,NOR,\n", meet)

    assert Result.objects.get().pacemaker is True


def test_a_change_of_what_it_brought_is_seen_however_it_was_made():
    meet, _ = meet_with_1500m()
    imported = applied(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)
    Athlete.objects.filter(family_name="Testberg").update(birth_place="Testholm")

    with pytest.raises(
        RestedOnError, match="1 athlete it brought or changed was changed since: Ola Testberg"
    ):
        undo(imported=imported, now=LATER)


def test_review_costs_the_same_for_one_line_and_for_three(django_assert_num_queries):
    meet, _ = meet_with_1500m()
    names = ["Ola", "Per", "Nils"]
    for name in names:
        record.athlete(f"{name} Testberg")
    lines = [f"{n},{n},{n},Testberg,{name},NOR,3:28.81{n}\n" for n, name in enumerate(names, 1)]
    for count in (1, 3):
        upload = brought(HEAD + "".join(lines[:count]), meet, name=f"{count}.lif")
        with django_assert_num_queries(12):
            assert len(review_of(upload).rows) == count


def test_a_file_larger_than_the_desk_takes_is_sent_to_the_command():
    with pytest.raises(UnreadableError, match="go by command"):
        bring(content=b"x" * (11 << 20), name="a.lif", now=NOW)
