"""LIST yes|no RECORDING...: the IAM actions behind recorded calls; with yes, what is new is added to LIST."""
import base64
import json
import pathlib
import re
import sys
import urllib.parse

import botocore.session

PREFIX = {"monitoring": "cloudwatch"}  # where the name that signs is not the name in policies
# It is authorised by HTTP method (Service Authorization Reference, Amazon API Gateway Management).
BY_METHOD = {"apigateway"}
models = {}


def operations(service):
    """Method, path pattern and name of each operation of a REST service, longest path first."""
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
    """The recorder writes from several threads: two objects may share a line."""
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
        return None  # moto's own addresses
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
            sys.exit(f"needed-actions: no operation of {service} is {call['method']} {path}")
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
    print(f"needed-actions: {len(new)} added to {listed.name}: {' '.join(new)}")
elif new:
    sys.exit("needed-actions: the provider calls what is not listed, see .ci/needed-actions --write: " + " ".join(new))
else:
    print(f"needed-actions: all of {len(seen)} actions are listed")
