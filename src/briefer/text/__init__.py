"""Language without news: sentences, words, stems, names, numbers, vectors, fingerprints."""
