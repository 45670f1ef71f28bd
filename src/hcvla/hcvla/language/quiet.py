"""What libraries of language models print while they load."""

from __future__ import annotations


def quiet_libraries() -> None:
    """Keep reports and progress bars of loading out of what the user reads; errors still come as exceptions."""
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
