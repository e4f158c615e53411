"""YAML to rules: reading rulebooks, complaining about them with line numbers, and keeping them ready to use."""
