"""PER, TITLE, ORG, LOC: the grammar of names; units.py and persons.py are where to begin."""
