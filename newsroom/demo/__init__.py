"""The demonstration's articles: the texts in .html files, the blocks between them named in comments there."""
