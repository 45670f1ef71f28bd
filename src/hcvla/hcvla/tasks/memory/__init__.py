"""Tasks that are about remembering."""
