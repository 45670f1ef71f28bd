"""Python that runs inside the interpreter, before a program's first line; hcvla.sandbox.prelude reads it as text.

Names with one underscore are hidden from programs: the prelude gives them names that programs may not write.
"""
