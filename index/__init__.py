"""The index folder: FAISS vectors, a lexical index and a catalogue of documents, with search over all three."""
