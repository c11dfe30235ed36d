"""The judge that asks a language model, over any OpenAI-compatible endpoint."""
