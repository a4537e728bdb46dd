"""A what-if against its base, told: tables for a terminal, plain values, and one page with pictures."""
