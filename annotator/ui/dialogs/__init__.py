"""Dialogs: each is opened without blocking and tells what was chosen."""
