from checker.audit.bodies import merge_names, normal_name, region_of, year_from_path


def test_two_ways_of_writing_one_body_meet():
    assert normal_name("岚浦市青棠区人民政府") == normal_name("岚浦市 青棠区政府") == "岚浦市青棠区"
    assert normal_name("青棠区市场监督管理局（知识产权局）") == "青棠区市场监督管理局"
    assert normal_name("岚浦高新区管理委员会") == normal_name("岚浦高新区管委会")


def test_different_bodies_stay_apart():
    assert normal_name("青棠区司法局") != normal_name("青棠区")
    assert normal_name("青棠区人民政府办公室") != normal_name("青棠区人民政府")


def test_a_short_name_joins_the_only_full_name_it_can_mean():
    years = {"岚浦市青棠区": frozenset({2023}), "青棠区": frozenset({2024}), "榆津市棠汀县": frozenset({2023})}
    assert merge_names(years) == {"青棠区": "岚浦市青棠区"}


def test_a_short_name_that_may_mean_two_bodies_joins_neither():
    years = {"岚浦市青棠区": frozenset({2023}), "榆津市青棠区": frozenset({2023}), "青棠区": frozenset({2024})}
    assert merge_names(years) == {}


def test_names_with_reports_for_the_same_year_are_left_apart():
    assert merge_names({"岚浦市青棠区": frozenset({2023}), "青棠区": frozenset({2023})}) == {}


def test_region_is_the_folder_else_the_prefix():
    assert region_of("棠汀县司法局", "in/岚浦市/2023/a.txt", ("in",)) == "岚浦市"
    assert region_of("岚浦市棠汀县司法局", "in/2023/a.txt", ("in",)) == "岚浦市"
    assert region_of("棠汀县司法局", "a.txt", ()) == "棠汀县"
    assert region_of(None, "a.txt", ()) == ""


def test_year_of_a_path_is_the_last_one_named():
    assert year_from_path("2024年收/棠汀县2023.txt") == 2023
    assert year_from_path("棠汀县.txt") is None
