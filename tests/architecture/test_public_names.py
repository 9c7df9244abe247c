"""The public names are a literal list, and all of them are there."""

from __future__ import annotations

import inspect

import polgraph
from polgraph import api, errors
from polgraph.cli.main import COMMANDS
from polgraph.cli.store import ACTIONS


def test_every_public_name_exists_and_is_documented() -> None:
    for name in polgraph.__all__:
        assert getattr(polgraph, name) is not None
        assert name == "__version__" or inspect.getdoc(getattr(polgraph, name)), name


def test_every_error_is_public() -> None:
    tree = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, Exception)}
    assert tree <= set(polgraph.__all__)


def test_the_verbs_of_the_command_line_are_those_of_python() -> None:
    # The actions of `store` are the methods of a class; two serve, and do not return; one is for shells.
    verbs = set(COMMANDS) - {"completion", "mcp", "serve", "store"}
    assert verbs <= set(polgraph.__all__)
    assert verbs <= {name for name, value in vars(api).items() if inspect.isfunction(value)}
    assert {*ACTIONS, "check"} <= set(vars(api.Store))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(polgraph, "quary")
