"""Rich text: what the editor offers, and the cleaning that lets through exactly that and nothing else."""

from django_prose_editor.fields import create_sanitizer

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    # Without it a line break in pasted text would glue two words together.
    "HardBreak": True,
    "Link": {
        "enableTarget": False,
        "protocols": ["http", "https"],
        "openOnClick": False,
        "autolink": False,
        "HTMLAttributes": {"rel": None, "target": None},
    },
    # The desk wants its spelling checked; the editor's default is to switch it off.
    "NoSpellCheck": False,
}

clean = create_sanitizer(EXTENSIONS)
