"""When the record changes, what was published is asked again: of its day, and of today; what differs is an alert.

`readings` asks, `natures` tells what was true then from what was wrong then, `opening` writes alerts and closes those
that have lapsed, `listening` hangs on the record's two wires, `notices` is what readers see. Time never changes an
answer here: a text is always read on its own day, only what is known of the record moves on.
"""
