"""Who may do what in the helpdesk: login, sessions, roles and the check on every form."""
