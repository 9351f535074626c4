"""What readers and operators are promised about privacy and security, and the tests that hold it."""

import re

import pytest

from tests.support.project import README, ROOT

SECURITY, PRIVACY, THREATS = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("SECURITY.md", "templates/explorer/about/privacy.html", "docs/security.md")
)

NO_COOKIE = "test_no_page_has_inline_code_or_sets_a_cookie"
NO_ACCOUNT = "test_nobody_has_an_account_or_a_session"
NO_LOG = "test_no_log_names_a_search_or_a_reader"
SILENT_SERVER = "test_the_server_says_where_it_is_serves_and_ends_when_told"
NO_THIRD_PARTY = "test_every_page_is_accessible_by_day_and_by_night_and_fits_its_window"
READ_ONLY = "test_nothing_can_be_written"
POLICY = "test_a_browser_takes_nothing_from_elsewhere_and_runs_nothing_inline"
WITHDRAWN = "test_a_withdrawn_quote_is_gone_for_those_who_hold_it_too"
WITHOUT_TEXT = "test_a_withdrawn_quote_is_gone_with_reason_and_date_and_without_its_text"
COLUMNS = "test_a_quote_is_printed_with_every_column_and_its_line"
HTTPS = "test_an_https_address_turns_on_redirect_hsts_and_secure_cookies"
HEADERS = "test_every_answer_has_the_same_headers"
HSTS = "test_subdomains_and_the_browsers_list_are_asked_for"
OWN_ADDRESS = "test_absolute_addresses_come_from_the_setting"
NOTHING_CARRIED = "test_what_is_kept_for_all_depends_on_nothing_that_a_request_carries"
AWAY = "test_a_server_that_is_frozen_or_away_stops_nothing_that_was_answered"
MISSING = "test_a_missing_file_is_not_made_anew_and_one_in_its_place_is_read"
NOT_POISONED = "test_what_one_request_carries_is_in_no_answer_that_another_gets"
KEPT_LIST = "test_the_browser_remembers_a_list_and_says_so"

PROMISES = {
    SECURITY: {
        "its address then says only that it was withdrawn and why": [WITHDRAWN, WITHOUT_TEXT],
        "no accounts, no cookies, no sessions, no trackers": [NO_ACCOUNT, NO_COOKIE, NO_THIRD_PARTY],
        "no log of its own that ties a search to an address": [NO_LOG, SILENT_SERVER],
        "It has no form that changes anything and no admin site": [READ_ONLY, NO_ACCOUNT],
        "a strict Content-Security-Policy without inline script or style": [POLICY, NO_COOKIE],
        "makes no request to a third party": [NO_THIRD_PARTY],
        "one that is packed, binary, nested without end or in an unknown encoding is refused": [
            "test_what_is_no_chapter_is_refused_with_a_sentence"
        ],
        "It checks every parameter in one place before using it": ["test_nothing_else_reads_parameters"],
        "Absolute addresses come from `SITE_URL`, never from the request": [OWN_ADDRESS, NOTHING_CARRIED],
        "nothing that is kept for all readers depends on a header": [NOTHING_CARRIED, NOT_POISONED],
        "marks that turn the direction of writing around, are refused": [
            "test_a_text_that_xml_or_an_eye_can_not_take_is_refused",
            "test_characters_that_xml_or_an_eye_can_not_take_are_problems",
        ],
        "such characters are dropped from what a reader typed": [
            "test_a_feed_is_well_formed_whatever_is_typed",
            "test_a_missing_place_is_named_without_characters_that_deceive",
        ],
        "no cell that they take for a formula": ["test_a_cell_of_a_table_is_never_a_formula"],
        "Other sites can frame a quote's embedded page and nothing else": [
            "test_anybody_may_frame_a_quote_without_script",
            "test_no_other_page_can_be_framed",
        ],
        "a browser tells no other site which page a reader came from": [HEADERS],
        "Only the owner of the database file can read it": ["test_nobody_else_reads_the_database_file"],
        "turns on the redirect to https, HSTS and secure cookies": [HTTPS],
    },
    PRIVACY: {
        "The site sets no cookies and has no trackers, no statistics about readers and no accounts.": [
            NO_COOKIE,
            NO_ACCOUNT,
            NO_THIRD_PARTY,
        ],
        "Every file a page needs comes from this site": [NO_THIRD_PARTY, POLICY],
        "What you search for is part of the page’s address": ["test_back_and_forward_show_what_was_chosen"],
        "your browser keeps the ids of the quotes on your list": [KEPT_LIST],
        "They are sent to nobody until you open the list": [KEPT_LIST],
        "“Forget it” deletes them.": ["test_unticking_takes_a_quote_off_and_forgetting_takes_all"],
        "Without JavaScript nothing is kept.": ["test_without_a_script_a_list_is_made_changed_and_added_to"],
        "no log that ties a search to the network address": [NO_LOG, SILENT_SERVER],
        "its log of requests is off": [SILENT_SERVER],
        "It gives them no ids": [COLUMNS],
        "adds nothing to what a report printed": [COLUMNS],
        "A quote that endangers somebody can be withdrawn at once.": [WITHDRAWN],
    },
    README: {
        "If a value can't be read, the server doesn't start and one sentence says why.": [
            "test_a_wrong_value_stops_the_start_with_a_sentence_that_names_it"
        ],
        "every absolute link begins with it": [OWN_ADDRESS],
        "the site redirects to HTTPS, sends HSTS and marks cookies as secure": [HTTPS],
        "browsers use HTTPS for every host below that of `SITE_URL` too": [HSTS],
        "browsers may put the site on their built-in list of HTTPS sites": [HSTS],
        "a withdrawn quote stays visible there for that long": [
            "test_the_operator_may_let_a_cache_serve_without_asking"
        ],
        "nothing else is signed": [NO_ACCOUNT],
        "since it would tie searches to addresses": [NO_LOG, SILENT_SERVER],
        "TERM ends the site after the requests that are under way.": [
            "test_an_end_answers_what_was_accepted_and_leaves_no_process"
        ],
        "HUP replaces the worker processes one after another without losing a request": [
            "test_hup_replaces_the_workers_and_loses_no_request"
        ],
        "A worker is also replaced after twelve hours, or when it has grown beyond a gigabyte.": [
            "test_workers_are_replaced_in_time"
        ],
        "Pages that were answered before go on being served while the database is away.": [AWAY, MISSING],
        "with status 503 and the time to ask again": [AWAY, MISSING],
        "all is well again without a restart": [AWAY, MISSING],
        "Each worker process logs one line a minute for each cause.": [
            "test_one_line_a_cause_and_no_second_one_within_a_minute",
            "test_a_cause_may_be_said_once_by_each_worker",
        ],
        "`/up/` answers 200 only if a page could be made now": [
            "test_a_damaged_table_is_said_here_and_by_up",
            "test_a_missing_manifest_is_said_here_and_by_up",
        ],
    },
}
"""Text -> what it promises, in its own words -> the tests that fail where that isn't so."""

PAIRS = [(text, promise, tests) for text, promises in PROMISES.items() for promise, tests in promises.items()]


def existing_tests() -> set[str]:
    """Return the names of all tests."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return set(re.findall(r"^def (test_\w+)\(", code, re.MULTILINE))


@pytest.mark.parametrize(("text", "promise", "tests"), PAIRS, ids=[promise for _, promise, _ in PAIRS])
def test_a_promise_is_made_and_tested(text: str, promise: str, tests: list[str]) -> None:
    assert promise in " ".join(text.split())
    assert set(tests) <= existing_tests()


def test_every_threat_has_a_defence_whose_tests_exist() -> None:
    rows = [line.split(" | ") for line in THREATS.splitlines() if re.match(r"\| (?!---|what could)", line)]
    shown = [re.findall(r"`(test_\w+)`", row[2]) for row in rows]
    assert len(rows) > 25
    assert [row[0] for row, tests in zip(rows, shown, strict=True) if not tests] == []
    assert {name for tests in shown for name in tests} - existing_tests() == set()


def test_every_promise_of_the_security_page_is_in_the_table() -> None:
    promises = SECURITY.partition("## What the site promises")[2].partition("## ")[0].split("\n- ")[1:]
    said = [" ".join(promise.split()) for promise in promises]
    assert [one for one in said if not any(promise in one for promise in PROMISES[SECURITY])] == []
