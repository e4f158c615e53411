"""`socialpolicy schema`: JSON Schemas for editors and other tools."""

import json

import click

from socialpolicy.cli.options import one_of
from socialpolicy.cli.output import write
from socialpolicy.schemas import SCHEMAS, schema


@click.command("schema")
@click.argument("what", callback=one_of("schema", SCHEMAS), metavar="|".join(SCHEMAS))
def command(what: str) -> int:
    """Print a JSON Schema, for editors and other tools."""
    write([json.dumps(schema(what), indent=2)])
    return 0
