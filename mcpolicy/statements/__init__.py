"""What the Turtle of a framework states, typed: one reader a file, named like it."""
