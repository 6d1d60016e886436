"""Turtle as it is written: places, comments, order and blank lines, which triples do not keep.

Reading goes in two steps: `tokens` splits the text so that every character is kept, `tree` tells
statements, properties and values in it, each with its place. `edit` changes a text and leaves all
else in it alone; `format` brings it into the form of the house.
"""
