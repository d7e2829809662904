"""Figures of tables that must agree: totals of rows and columns, and columns that follow from others."""
