"""Many episodes over the cores of one machine, or over several machines."""
