"""The robot API: its types, its functions, and everything derived from them. Imports nothing else of hcvla."""
