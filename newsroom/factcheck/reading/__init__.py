"""From text to claims: sentences, words, mentions, references, then one file of patterns for each family."""
