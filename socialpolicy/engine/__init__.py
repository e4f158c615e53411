"""Rules meet posts and plans here: the outcomes, and the findings with their places and words."""
