"""Many reports: map over an executor, reduce to corpus facts."""
