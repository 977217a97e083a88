"""The page: a figure over a list that works without JavaScript."""
