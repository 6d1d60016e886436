"""A record as a framework sees it: its size, its level, its dates, and the worlds they leave open."""
