"""Format values for templates."""
