"""Words of no domain: verdicts, calendar, hex grid, luck."""
