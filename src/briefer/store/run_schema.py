"""The tables of runs, as they were first made."""

# The morning runs, and the steps that each has finished.
RUNS = (
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        started INTEGER NOT NULL,
        ended INTEGER
    ) STRICT""",
    """CREATE TABLE steps (
        run INTEGER NOT NULL REFERENCES runs (id),
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        name TEXT NOT NULL,
        moment INTEGER NOT NULL,
        PRIMARY KEY (run, profile, day, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX steps_by_day ON steps (profile, day, name)",
)
