"""Treaty law as data: bodies, groups, clauses, articles, command, bases."""
