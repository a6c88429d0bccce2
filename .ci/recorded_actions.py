"""LIST yes|no RECORDING...: compares the IAM actions of recorded calls with LIST; yes adds new actions to LIST."""
import base64
import json
import pathlib
import re
import sys
import urllib.parse

import botocore.session

PREFIX = {"monitoring": "cloudwatch"}  # the service name in signatures, if it differs from the one in policies
# API Gateway authorizes by HTTP method (Service Authorization Reference, Amazon API Gateway Management).
BY_METHOD = {"apigateway"}
models = {}


def operations(service):
    """Method, path pattern and name of each operation of a REST service, the longest path first."""
    if service not in models:
        model = botocore.session.get_session().get_service_model(service)
        found = []
        for name in model.operation_names:
            http = model.operation_model(name).http
            path = http["requestUri"].split("?")[0]
            pattern = "[^/]+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", path))
            found.append((http["method"], re.compile(pattern.rstrip("/") + "/?"), name, len(path)))
        models[service] = sorted(found, key=lambda each: -each[3])
    return models[service]


def calls(text):
    """Several threads write the recording, so a line can contain two objects."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        else:
            call, at = decoder.raw_decode(text, at)
            yield call


def action(call):
    body = call.get("body") or ""
    if call.get("body_encoded"):
        body = base64.b64decode(body).decode("utf8", "replace")
    headers = {name.lower(): value for name, value in call["headers"].items()}
    signed = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", headers.get("authorization", ""))
    if not signed:
        return None  # a call to moto itself
    service = signed.group(1)
    path = urllib.parse.unquote(urllib.parse.urlsplit(call["url"]).path)
    target = headers.get("x-amz-target")
    query = re.search(r"(?:^|&)Action=(\w+)", str(body))
    if target:
        name = target.split(".")[-1]
    elif query:
        name = query.group(1)
    elif service in BY_METHOD:
        name = call["method"]
    else:
        raw = urllib.parse.urlsplit(call["url"]).path
        names = [each[2] for each in operations(service) if each[0] == call["method"] and each[1].fullmatch(raw)]
        if not names:
            sys.exit(f"needed-actions: {service} has no operation {call['method']} {path}")
        name = names[0]
    return PREFIX.get(service, service) + ":" + name


listed, write, *recordings = sys.argv[1:]
listed = pathlib.Path(listed)
lines = listed.read_text().splitlines() if listed.exists() else []
known = {line for line in lines if line and not line.startswith("#")}
seen = set()
for recording in recordings:
    seen |= {found for found in map(action, calls(pathlib.Path(recording).read_text())) if found}
new = sorted(seen - known)
if new and write == "yes":
    head = [line for line in lines if line.startswith("#")]
    listed.write_text("\n".join(head + sorted(known | seen)) + "\n")
    print(f"needed-actions: added {len(new)} actions to {listed.name}: {' '.join(new)}")
elif new:
    sys.exit("needed-actions: the provider calls actions that are not listed; .ci/needed-actions --write adds them: " + " ".join(new))
else:
    print(f"needed-actions: all {len(seen)} recorded actions are listed")
