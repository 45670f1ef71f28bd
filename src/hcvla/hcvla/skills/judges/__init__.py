"""Who judges: for each subtask function one judge, which alone says whether a call is done."""
