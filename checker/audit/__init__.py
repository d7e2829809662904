"""Many reports: map every file to a few rows over any executor, reduce them to a matrix and corpus facts."""
