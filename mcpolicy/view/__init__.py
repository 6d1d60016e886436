"""A record as a framework sees it: size, level, dates, and the worlds they leave open."""
