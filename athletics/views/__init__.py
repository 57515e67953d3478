"""The record's public pages. A view fetches with named questions, refuses with 404 and renders; no more."""
