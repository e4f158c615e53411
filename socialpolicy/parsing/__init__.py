"""What readers share: bytes to text, and YAML, JSON, TOML and separated cells to nodes with exact places."""
