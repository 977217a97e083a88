"""Tables that ship with the package; what they were derived from stands in NOTICE."""
