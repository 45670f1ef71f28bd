"""The other nodes as the interfaces that the core knows."""
