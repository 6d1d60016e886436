"""Results to text, JSON and other forms. A renderer takes a value and gives a string; nothing is
decided here.
"""
