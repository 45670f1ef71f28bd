"""A stamp names the commit whose code ran, or says that it is not known."""

import shutil
import subprocess

import pytest

from hcvla import __version__
from hcvla.evaluation.provenance import code_version, source_tree


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    done = subprocess.run(["git", "-C", folder, *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "checkout"
    package = folder / "package"
    for name in ("b.py", "b0.py", "b/deep/c.py", "b-/d.py", "b/page.html.j2", "pages/page.html"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(f"NAME = {name!r}\n")
    (folder / "models.txt").write_text("weights\n")
    git(tmp_path, "init", "-q", "checkout")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def head(checkout):
    return git(checkout, "rev-parse", "HEAD")


def test_the_source_tree_is_the_one_that_git_computes_whatever_the_order_of_names(checkout):
    assert source_tree(checkout / "package") == git(checkout, "rev-parse", "HEAD:package")


def test_caches_and_empty_folders_do_not_count(checkout):
    cache = checkout / "package" / "__pycache__"
    cache.mkdir()
    (cache / "b.cpython-312.pyc").write_bytes(b"\0")
    (checkout / "package" / "empty").mkdir()
    assert code_version(checkout / "package") == head(checkout)


@pytest.mark.parametrize("name", ["package/b.py", "package/new.py", "models.txt"])
def test_code_or_model_that_differs_from_the_commit_is_named_by_its_tree(checkout, name):
    with (checkout / name).open("a") as file:
        file.write("X = 1\n")
    package = checkout / "package"
    assert code_version(package) == f"{head(checkout)}+changes, source tree {source_tree(package)}"


def test_an_old_git_folder_next_to_newer_code_does_not_pass_for_its_commit(checkout):
    old = head(checkout)
    (checkout / "package" / "b.py").write_text("NAME = 2\n")
    git(checkout, "commit", "-q", "-a", "-m", "two")
    tree = git(checkout, "rev-parse", "HEAD:package")
    git(checkout, "update-ref", "HEAD", old)
    assert code_version(checkout / "package") == f"{old}+changes, source tree {tree}"


def test_code_without_a_git_folder_is_of_an_unknown_commit(checkout):
    shutil.rmtree(checkout / ".git")
    package = checkout / "package"
    unknown = f"unknown commit (hcvla {__version__}, not in a git checkout), source tree {source_tree(package)}"
    assert code_version(package) == unknown


def test_an_installed_copy_does_not_take_the_commit_of_the_checkout_around_it(checkout):
    installed = checkout / ".venv" / "package"
    shutil.copytree(checkout / "package", installed)
    assert code_version(installed).startswith("unknown commit")


def test_a_git_folder_whose_objects_are_missing_is_no_proof(checkout):
    shutil.rmtree(checkout / ".git" / "objects")
    (checkout / ".git" / "objects").mkdir()
    assert code_version(checkout / "package").startswith("unknown commit")


def test_a_worktree_has_its_own_commit_and_a_copy_of_it_elsewhere_none(checkout, tmp_path):
    worktree = tmp_path / "worktree"
    git(checkout, "worktree", "add", "-q", "-b", "side", str(worktree))
    (worktree / "package" / "b.py").write_text("NAME = 2\n")
    git(worktree, "commit", "-q", "-a", "-m", "two")
    assert code_version(worktree / "package") == head(worktree) != head(checkout)
    copy = shutil.copytree(worktree, tmp_path / "copy")
    shutil.rmtree(checkout)
    assert code_version(copy / "package").startswith("unknown commit")


def test_a_git_hook_of_another_checkout_does_not_lend_its_commit(checkout, tmp_path, monkeypatch):
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    stamp = code_version(checkout / "package")
    monkeypatch.undo()
    assert stamp == head(checkout)


def test_without_the_program_git_the_commit_is_unknown(checkout, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert code_version(checkout / "package").startswith("unknown commit")
