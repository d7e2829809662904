"""A whole and its parts (其中、分别、各类): sums that do not add up, parts that together exceed their whole."""
