"""Rewrites a program to what the interpreter can run, with the meaning it has in CPython: a file a construct."""
