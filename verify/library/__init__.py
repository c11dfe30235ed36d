"""Where sources live: text and lexical index in SQLite, vectors in Chroma, searched together."""
