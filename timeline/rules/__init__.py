"""One module a language; nothing outside this folder knows a word of any."""
