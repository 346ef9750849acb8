"""The page that shows demand next to supply."""
