"""One part of a whole (办结/受理、成功/调解): a part larger than what it is a part of."""
