"""A group of commands that imports a command only when it is run, or when its help is wanted."""

import importlib

import click


class LazyGroup(click.Group):
    """A click group whose commands stand in a table: name → "module:attribute", in the order of the table.

    A command added by `add_command` or the decorators goes before one of the same name in the table.
    """

    table: dict[str, str] = {}

    def list_commands(self, context: click.Context) -> list[str]:
        """Every name of the table, then those added otherwise."""
        return [*self.table, *(name for name in super().list_commands(context) if name not in self.table)]

    def get_command(self, context: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        found = super().get_command(context, cmd_name)
        if found is None and cmd_name in self.table:
            module, _, attribute = self.table[cmd_name].partition(":")
            found = getattr(importlib.import_module(module), attribute)
        return found


def lazy_group(table: dict[str, str]) -> type[LazyGroup]:
    """A kind of group that finds its commands in `table`, for `@click.group(cls=…)`."""
    return type("TableGroup", (LazyGroup,), {"table": table})
