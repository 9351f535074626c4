"""The map with its table, the page of each place, and the ways its spellings lead there."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from explorer.archive.changes import change
from tests.support import brute
from tests.support.builders import build_place, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db

PLACES = [place["slug"] for place in brute.fields("places")]


@pytest.mark.usefixtures("archive")
def test_each_tile_is_a_link_with_a_spoken_name(client: Client) -> None:
    tiles = page(client, "/places/").select("svg a.tile")
    assert {str(tile["href"]): tile["aria-label"] for tile in tiles} == {
        "/places/damascus/": "Damascus: 6 quotes",
        "/places/aleppo/": "Aleppo: 4 quotes",
        "/places/rural-damascus/": "Rural Damascus: 0 quotes",
        "/places/homs/": "Homs: 3 quotes",
        "/places/hamah/": "Hamah: 3 quotes",
        "/places/lattakia/": "Lattakia: 0 quotes",
        "/places/idlib/": "Idlib: 0 quotes",
        "/places/al-hasakah/": "Al-Hasakah: 3 quotes",
        "/places/deir-al-zor/": "Deir al-Zor: 0 quotes",
        "/places/tartous/": "Tartous: 6 quotes",
        "/places/raqqah/": "Raqqah: 3 quotes",
        "/places/daraa/": "Daraa: 0 quotes",
        "/places/as-suwayda/": "As-Suwayda: 0 quotes",
        "/places/quneitra/": "Quneitra: 0 quotes",
        "/places/outside-syria/": "Outside Syria: 1 quote",
    }


@pytest.mark.usefixtures("archive")
def test_one_dot_is_one_quote_and_its_shape_says_the_side(client: Client) -> None:
    places = page(client, "/places/")
    homs = places.select_one('svg a[href="/places/homs/"]')
    assert homs is not None
    assert [dot["href"] for dot in homs.select("use")] == [
        "#dot-pro-regime",
        "#dot-anti-regime",
        "#dot-anti-regime",
    ]
    shapes = {str(shape["id"]): shape.name for shape in places.select("svg defs > *")}
    assert shapes == {
        "dot-pro-regime": "circle",
        "dot-anti-regime": "path",
        "dot-not-stated": "circle",
    }
    assert len(places.select("svg use")) == 29


@pytest.mark.usefixtures("archive")
def test_the_map_has_no_inline_style_and_is_named(client: Client) -> None:
    places = page(client, "/places/")
    assert places.select("[style], style, script:not([src])") == []
    [drawing] = places.select("svg.map")
    assert drawing["role"] == "group"
    assert words(places.find(id=str(drawing["aria-labelledby"]))) == "Schematic map"


@pytest.mark.usefixtures("archive")
def test_the_table_says_the_same_as_the_map(client: Client) -> None:
    places = page(client, "/places/")
    rows = [
        [re.sub(r" quotes?: .*", "", words(cell)) for cell in row.select("th, td")]
        for row in places.select(".places-table tbody tr, .places-table tfoot tr")
    ]
    assert rows[3] == ["Homs حمص", "SY04", "1", "2", "3"]
    assert rows[6] == ["Idlib إدلب", "SY07", "0", "0", "0"]
    assert rows[14] == ["Outside Syria خارج سوريا", "", "0", "1", "1"]
    assert rows[15] == ["Total", "", "15", "14", "29"]
    labels = [str(tile["aria-label"]) for tile in places.select("svg a.tile")]
    assert [int(row[-1]) for row in rows[:-1]] == [
        int(label.rpartition(": ")[2].split()[0]) for label in labels
    ]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", PLACES)
def test_every_place_has_a_page_with_all_of_its_names(client: Client, slug: str) -> None:
    place = page(client, f"/places/{slug}/")
    [fields] = [fields for fields in brute.fields("places") if fields["slug"] == slug]
    heading = place.select_one("h1")
    assert words(heading) == f"{fields['name']} {fields['name_ar']}"
    assert heading is not None
    [arabic] = heading.select("[lang=ar][dir=rtl]")
    assert words(arabic) == fields["name_ar"]
    names = {words(row.find("dt")): words(row.find("dd")) for row in place.select(".names div")}
    expected = {"Also spelled": ", ".join(fields["other_spellings"]), "P-code": fields["pcode"]}
    assert names == {name: value for name, value in expected.items() if value}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", PLACES)
def test_a_place_shows_exactly_its_quotes(client: Client, slug: str) -> None:
    place = page(client, f"/places/{slug}/")
    shown = [str(quote["id"]) for quote in place.select("article.quote")]
    assert sorted(shown) == brute.answer({"governorate": [slug]})


@pytest.mark.usefixtures("archive")
def test_the_quotes_stand_by_theme_with_both_sides(client: Client) -> None:
    homs = page(client, "/places/homs/")
    assert [
        (
            words(section.select_one("h3")),
            [words(side.select_one("h4")) for side in section.select(".sides > div")],
            [str(quote["id"]) for quote in section.select("article.quote")],
        )
        for section in homs.select(".aligned-theme")
    ] == [
        (
            "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations",
            ["Pro-regime 1 quote", "Anti-regime 0 quotes"],
            ["halting-hostilities-12"],
        ),
        (
            "Strong Desire for Freer Movement and More Normal Life",
            ["Pro-regime 0 quotes", "Anti-regime 1 quote"],
            ["halting-hostilities-19"],
        ),
        (
            "Security Coordination between Sides Rejected",
            ["Pro-regime 0 quotes", "Anti-regime 1 quote"],
            ["halting-hostilities-28"],
        ),
    ]


@pytest.mark.usefixtures("archive")
def test_the_displaced_are_labelled_as_far_as_the_report_goes(client: Client) -> None:
    homs, outside, tartous = (
        page(client, f"/places/{slug}/") for slug in ["homs", "outside-syria", "tartous"]
    )
    assert (
        "2 quotes are from IDPs, displaced inside Syria. Unless the attribution says it, it is open whether "
        "Homs is where an IDP came from or where they lived at the time."
    ) in words(homs.select_one(".page-head"))
    assert (
        "1 quote is from a refugee: a refugee is counted in the country of refuge, and not in the "
        "governorate they left. Countries that the reports name: Turkey (1 quote)"
    ) in words(outside.select_one(".page-head"))
    assert "IDP" not in words(tartous.select_one(".page-head"))
    assert links(homs.select_one(".page-head"))["2 quotes are from IDPs"] == (
        "/quotes/?governorate=homs&displacement=idp"
    )


@pytest.mark.usefixtures("archive")
def test_a_place_without_quotes_says_so_and_what_the_archive_covers(client: Client) -> None:
    idlib = page(client, "/places/idlib/")
    assert words(idlib.select_one(".place-empty h2")) == "No quote from Idlib yet"
    assert "August to October 2014" in words(idlib.select_one(".place-empty"))
    assert links(idlib.select_one(".place-empty")) == {
        "Halting Hostilities at the Local Level": "/chapters/halting-hostilities/"
    }
    assert idlib.select("article.quote, .figure, .chooser") == []
    assert list(links(idlib.select_one(".ways-from-links")).values()) == [
        "/places/hamah/",
        "/places/raqqah/",
        "/places/aleppo/",
        "/places/homs/",
    ]


@pytest.mark.usefixtures("archive")
def test_the_ways_on_lead_to_the_list_the_file_and_a_comparison(client: Client) -> None:
    ways = page(client, "/places/homs/").select_one(".ways-from-links")
    found = links(ways)
    assert found["As a list, to search, filter and sort"] == "/quotes/?governorate=homs"
    assert found["As a table to download (CSV, 3 quotes)"] == "/quotes.csv?governorate=homs"
    assert ways is not None
    [form] = ways.select("form")
    assert form["action"] == "/compare/"
    assert [(field["name"], field["value"]) for field in form.select("input")] == [
        ("first", "governorate:homs")
    ]
    assert [option["value"] for option in form.select("select[name=second] option")] == [
        f"governorate:{slug}"
        for slug in ["damascus", "aleppo", "hamah", "al-hasakah", "tartous", "raqqah", "outside-syria"]
    ]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("spelling", "slug"),
    [
        ("hama", "hamah"),
        ("Hamah", "hamah"),
        ("HAMA", "hamah"),
        ("حماة", "hamah"),
        ("حماه", "hamah"),
        ("Deir ez-Zor", "deir-al-zor"),
        ("deir_ez_zor", "deir-al-zor"),
        ("DEIR-EL-ZOR", "deir-al-zor"),
        ("Dar'a", "daraa"),
        ("Dar’a", "daraa"),
        ("rif dimashq", "rural-damascus"),
        ("Rural_Damascus", "rural-damascus"),
        ("As Sweida", "as-suwayda"),
        ("Outside Syria", "outside-syria"),
        ("خارج سوريا", "outside-syria"),
    ],
)
def test_another_spelling_leads_to_the_place_for_good(client: Client, spelling: str, slug: str) -> None:
    response = client.get(f"/places/{spelling}/")
    assert (response.status_code, response["Location"]) == (301, f"/places/{slug}/")


@pytest.mark.usefixtures("archive")
def test_every_spelling_of_the_archive_leads_to_its_place(client: Client) -> None:
    led = {
        spelling: client.get(f"/places/{spelling}/").get("Location")
        for fields in brute.fields("places")
        for spelling in [*fields["other_spellings"], fields["name_ar"]]
    }
    assert led == {
        spelling: f"/places/{fields['slug']}/"
        for fields in brute.fields("places")
        for spelling in [*fields["other_spellings"], fields["name_ar"]]
    }


@pytest.mark.parametrize("spelling", ["Atlantis", "--", "hom", "homs hamah"])
def test_an_unknown_place_is_not_found_and_the_known_ones_are_named(client: Client, spelling: str) -> None:
    build_place("homs", name="Homs")
    build_place("hamah", name="Hamah")
    missing = page(client, f"/places/{spelling}/", status=404)
    assert words(missing.select_one(".lead")) == (
        f"There is no place called “{spelling}”. The places are: Homs, Hamah."
    )


def test_more_quotes_and_themes_need_no_more_queries(client: Client) -> None:
    counts: list[int] = []
    for number in (1, 3):
        with change():
            for quote in range(len(counts) * 10, len(counts) * 10 + number):
                build_quote(quote + 1, theme=build_theme(f"theme-{quote}"))
        client.get("/places/homs/")
        with CaptureQueriesContext(connection) as queries:
            page(client, "/places/homs/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
