"""tmp"""
def format_turtle(data: bytes) -> bytes:
    return data
