"""One outage, played through the same verbs that a person uses."""
