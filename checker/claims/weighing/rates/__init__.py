"""Rates and shares (率、占比): percentages that follow from no reasonable numerator and denominator."""
