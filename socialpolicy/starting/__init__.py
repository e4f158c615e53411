"""What a team begins with: a configuration, a plan to fill in, and the columns of its own tables."""
