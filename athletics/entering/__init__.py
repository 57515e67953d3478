"""Changes to who is in an event. Each is a dated step beside the earlier ones; nothing that was announced is rewritten."""

from athletics.entering.steps import (
    announce,
    enter,
    name_pacemaker,
    put_on_start_list,
    replace,
    strike_out,
    withdraw,
)

__all__ = [
    "announce", "enter", "name_pacemaker", "put_on_start_list", "replace", "strike_out", "withdraw",
]  # fmt: skip
