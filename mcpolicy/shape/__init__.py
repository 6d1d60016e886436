"""The typed rule: a SHACL shape read once into a tree that judging, explaining and linting walk."""
