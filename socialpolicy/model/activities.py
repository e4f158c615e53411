"""The kinds of activities, the side that each serves, and other words for them."""

INBOUND = ("monitor", "research", "ask", "analyse", "respond")
OUTBOUND = ("publish", "create", "promote", "advertise", "launch", "contest")
NEITHER = ("comment", "follow", "connect", "apply", "build", "learn", "train", "pilot", "moderate", "plan")
ACTIVITY_KINDS = INBOUND + OUTBOUND + NEITHER
ACTIVITY_WORDS = (
    ("listen", "monitor"), ("listening", "monitor"), ("monitoring", "monitor"), ("survey", "ask"), ("asking", "ask"),
    ("analyze", "analyse"), ("analysis", "analyse"), ("answer", "respond"), ("reply", "respond"),
    ("response", "respond"), ("responding", "respond"), ("post", "publish"), ("posting", "publish"),
    ("publishing", "publish"),
    ("ads", "advertise"), ("advertising", "advertise"), ("promotion", "promote"),
    ("commenting", "comment"), ("following", "follow"),
    ("apply learnings", "apply"), ("training", "train"), ("moderation", "moderate"), ("planning", "plan"),
    ("creating", "create"), ("content creation", "create"), ("competition", "contest"), ("exploration", "pilot"),
)  # fmt: skip
"""Other words for what is done."""

EXPLORING = ("research", "pilot", "plan", "learn")
"""Activity kinds that only find out; a plan that consists of them explores."""
