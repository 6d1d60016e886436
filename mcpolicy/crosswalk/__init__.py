"""Crosswalks between ladders of levels: stated steps, our own analyses, and routes over both."""
