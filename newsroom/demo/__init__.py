"""The demonstration's articles, published as they would have been on their days.

The texts stand in the .html files beside this; a comment there (<!-- matchup -->) names the block that follows.
"""
