"""What reads files into the record. Each kind of file is a package; none of them may be imported by the questions.

The steps are kept apart. `files` and `tables` read (pure), a kind's own package turns cells into rows, matches them
with the record and applies them in short transactions; `undoing` takes an import back as a unit, `later_work` says
what would be lost by it.
"""
