#!/usr/bin/env bash
# Runs a command in the built workspace.
source /opt/ros/jazzy/setup.bash
source /hcvla/install/setup.bash
exec "$@"
