"""Acts, provisions and thresholds as dated tables."""
