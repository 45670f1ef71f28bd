"""More ways to ask for each request than its own file has, so that what is meant is learnt and not a list of sentences.

Same language as `taught`; the names are those of the files in `requests`.
"""
