"""Text as Verify sees it: canonical form, folding with an offset map, sentences, words, names."""
