"""The arm in MuJoCo."""
