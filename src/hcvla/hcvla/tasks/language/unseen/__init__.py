"""What is kept from training, to measure a planner with: sentences of people, requests to refuse, wordings, names.

Written before the planner that is measured with it was trained; no module that training uses imports it, and tests
compare it with what training can say. Nothing here is chosen or changed after a look at what a planner makes of it.
"""
