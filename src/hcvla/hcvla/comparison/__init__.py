"""Many evaluations side by side: tables, pictures and clips in one report that anyone can repeat."""
