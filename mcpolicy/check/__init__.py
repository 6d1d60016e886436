"""Checking: a record, a framework and a day to one outcome for every rule, and a verdict."""
