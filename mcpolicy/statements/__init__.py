"""What the Turtle of a framework states, as typed values: one reader for each file, named like it."""
