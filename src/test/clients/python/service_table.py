"""Generates the table with which the local Cognito validates requests, from AWS's service model in botocore.

service_table.py --write   writes the table
service_table.py --check   fails if the table differs from the model of the installed botocore

The table contains every operation of cognito-idp and every shape of their inputs: types, required members, lengths, patterns, enums,
and whether a value is sensitive. It omits documentation and outputs.
"""
import json, pathlib, sys

import botocore
import botocore.session

FILE = pathlib.Path(__file__).resolve().parents[4] / "src/main/resources/dev/gatehouse/local/cognito/api/requests.json"
KEPT = ("required", "min", "max", "pattern", "enum", "sensitive", "document")

# Shapes for which AWS answers differently from its model: a value passes if either pattern matches it, and the error message shows the
# second pattern. DOC "Adding user pool password requirements": a password can contain spaces. OBS for the pattern, in answers from 2017 to 2026.
OBSERVED = {"PasswordType": r"^[\S]+.*[\S]+$"}


def shape(name, model):
    kept = {"type": model["type"]}
    kept.update({key: model[key] for key in KEPT if key in model})
    if "members" in model:
        kept["members"] = {member: of["shape"] for member, of in model["members"].items()}
    for key in ("member", "key", "value"):
        if key in model:
            kept[key] = model[key]["shape"]
    if name in OBSERVED:
        kept["observed"] = OBSERVED[name]
    return kept


def reached(name, shapes, found):
    if name not in found:
        found[name] = shape(name, shapes[name])
        for below in list(found[name].get("members", {}).values()) + [found[name][key] for key in ("member", "key", "value") if key in found[name]]:
            reached(below, shapes, found)


def table():
    model = botocore.session.get_session().get_data("cognito-idp/2016-04-18/service-2")
    operations, shapes = {}, {}
    for name, operation in sorted(model["operations"].items()):
        # An operation without the trait noAuth requires AWS credentials.
        operations[name] = {"input": operation["input"]["shape"], "signed": operation.get("auth") != ["smithy.api#noAuth"]}
        reached(operation["input"]["shape"], model["shapes"], shapes)
    return operations, shapes


def text(source, operations, shapes):
    """One operation or shape per line, so that a change by AWS gives a short diff."""
    def lines(entries):
        return ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry, separators=(',', ':'))}" for name, entry in entries)
    return (f'{{\n"source": {json.dumps(source)},\n"operations": {{\n{lines(operations.items())}\n}},\n'
            f'"shapes": {{\n{lines(sorted(shapes.items()))}\n}}\n}}\n')


def main(action):
    operations, shapes = table()
    source = (f"botocore {botocore.__version__}, data/cognito-idp/2016-04-18/service-2.json (Apache License 2.0);"
              " written by src/test/clients/python/service_table.py --write")
    if action == "--write":
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text(source, operations, shapes), encoding="utf-8")
        return 0
    if action != "--check":
        print(__doc__)
        return 2
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    wrong = 0
    for part, now in (("operations", operations), ("shapes", shapes)):
        for name in sorted(now.keys() | kept[part].keys()):
            if now.get(name) != kept[part].get(name):
                wrong += 1
                print(f"{part}.{name}: the table has {kept[part].get(name)}, botocore {botocore.__version__} has {now.get(name)}")
    print(f"{wrong} differences from botocore {botocore.__version__}: service_table.py --write updates the table" if wrong
          else f"the table of {len(operations)} operations and {len(shapes)} shapes equals the model of botocore {botocore.__version__}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
