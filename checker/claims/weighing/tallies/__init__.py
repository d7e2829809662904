"""What counts come to that are added and taken off (首批■、次批■，收回■，现行■): tallies that do not."""
