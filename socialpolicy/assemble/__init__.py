"""Nodes to posts and plans: the one place that knows what a field means."""
