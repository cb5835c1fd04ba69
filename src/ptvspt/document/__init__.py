"""What is shown: a tree, and what draws it."""
