"""Pages: values for people, made of what the library knows; text, JSON and pictures render them.

A page holds everything that one answer shows, so that a renderer loads nothing and decides nothing.
What already is such a value needs no page: a report of a check, a comparison of definitions, the
reports of lint, and the result of a query are rendered as they are.
"""
