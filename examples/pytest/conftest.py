"""Starts a local cloud for the tests on free ports. It stops with pytest."""

import json
import os
import pathlib
import shlex
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]  # the folder of Pulumi.local.yaml
COMMAND = os.environ.get("GATEHOUSE_COMMAND", shlex.quote(str(ROOT / "gatehouse")) + " local")


@pytest.fixture(scope="session")
def process():
    command = [*shlex.split(COMMAND), "--ports", "0", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as cloud:
        line = cloud.stdout.readline() or pytest.exit("the local cloud did not start, see its message", 1)
        yield cloud, json.loads(pathlib.Path(json.loads(line)["outputsFile"]).read_text())


@pytest.fixture
def cloud(process):
    """The outputs of the stack. Users, sessions, mails and clock are as after the start."""
    process[0].stdin.write("reset\n")
    process[0].stdin.flush()
    assert json.loads(process[0].stdout.readline()) == {"reset": True}
    return process[1]
