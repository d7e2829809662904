"""The layout of text for people: pure functions from results to rows of styled pieces. Painting is the reporter's."""
