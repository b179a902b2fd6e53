"""The Vietnamese prompt templates, one file each."""
