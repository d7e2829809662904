"""What a careful editor knows by heart, as data: laws, documents, meetings, set formulas, confusable words."""
