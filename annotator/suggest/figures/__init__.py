"""QUANTITY, MONEY, PERCENT, ORDINAL: figures in digits and words, with exact values."""
