"""The claim checker: plain English copy in, verdicts out, every one of them reproducible from rows.

`lexicon` knows the names the record knows, `reading` turns sentences into claims with their exact span, one checker
per family answers, `run.check` puts them together. Import order: verdicts < reading < lexicon < gathering < dossier < keys,
checkers < run, suggestions. Contradicting a true sentence is the worst mistake; where a reading is not certain every reading
is asked, and a claim is contradicted only when all of them are.
"""
