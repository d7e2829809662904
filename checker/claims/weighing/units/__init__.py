"""Figures whose units contradict each other: told again in another one, converted or computed wrongly."""
