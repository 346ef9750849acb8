"""The page of the maintainer: switches, catalogue, retention, audit trail."""
