"""Skills of a policy server: openpi's websocket protocol, as client and as server."""
