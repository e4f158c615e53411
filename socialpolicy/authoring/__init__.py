"""What those who write rules are given: the file of a new rule, and the pages of a rulebook."""
