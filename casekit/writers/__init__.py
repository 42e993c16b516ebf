"""Writers: one output format per file, from a `Document` to bytes or text."""
