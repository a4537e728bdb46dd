"""The spine: reducer, session, view, digest."""
