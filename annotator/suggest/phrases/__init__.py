"""DOC, EVENT, TERM: titles, meetings and campaigns, set phrases, in quotes and known."""
