"""What people who write frameworks work with: lint, coverage of sources, queries."""
