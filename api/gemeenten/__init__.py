"""Facts about municipalities that the helpdesk counts by."""
