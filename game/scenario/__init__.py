"""TOML to records: reading, amendments, checking."""
