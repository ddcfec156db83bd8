"""English, as far as the rules need it: sentences, times, words that carry meaning, names."""
