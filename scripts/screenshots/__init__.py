"""Pictures of the window as a user sees it, for the README and the guide."""
