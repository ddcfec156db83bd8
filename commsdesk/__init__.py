"""The incident-communications desk: from the first word to the all-clear."""
