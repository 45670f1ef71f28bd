"""A program's file is read before anything starts; one that holds none is refused in one line."""

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.cli.program_file import read_program


def test_the_text_of_a_program_is_read_as_it_stands(tmp_path):
    file = tmp_path / "program.py"
    file.write_text("go_home()\n", encoding="utf-8")
    assert read_program(file) == "go_home()\n"
    assert read_program(None) == ""


@pytest.mark.parametrize(("content", "what"), [(b" \n", "is empty"), (b"go_home()\xff", "is no text in UTF-8")])
def test_a_file_that_holds_no_program_is_refused_instead_of_asking_the_planner(tmp_path, content, what):
    file = tmp_path / "program.py"
    file.write_bytes(content)
    with pytest.raises(HcvlaError) as refused:
        read_program(file)
    assert str(refused.value) == f"'{file}' {what}; expected a program, such as OUT/program.py of hcvla demo"
