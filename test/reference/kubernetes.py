"""The published schema of a Kubernetes Job, alone in one file, to hold the manifest of a sweep against.

    pip download --no-deps kubernetes-validate==1.37.0
    python kubernetes.py kubernetes_validate-1.37.0-py3-none-any.whl > kubernetes-job.schema.json

The package holds the schemas that kubernetes.io publishes as OpenAPI, as JSON Schema; `strict` refuses unknown names.
What a Job can hold is kept, without the descriptions.
"""

import json
import re
import sys
import zipfile

FOLDER = "kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict/"
PREFIX = "/api/_definitions.json#/$defs/"


def bare(schema):
    """Without descriptions, and with references into the same file."""
    if isinstance(schema, list):
        return [bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace(PREFIX, "#/$defs/") if key == "$ref" and isinstance(value, str) else bare(value)
        for key, value in schema.items()
        if not (key == "description" and isinstance(value, str))
    }


with zipfile.ZipFile(sys.argv[1]) as package:
    job = bare(json.loads(package.read(FOLDER + "job-batch-v1.json")))
    known = bare(json.loads(package.read(FOLDER + "_definitions.json"))["$defs"])

needed, waiting = {}, [job]
while waiting:
    for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(waiting.pop())):
        if name not in needed:
            needed[name] = known[name]
            waiting.append(known[name])

job["$defs"] = dict(sorted(needed.items()))
print(json.dumps(job, indent=1))
