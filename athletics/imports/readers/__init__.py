"""The layouts of small files. Each reader is pure: bytes or text in, what the file says out, or UnreadableError."""
