"""Projects on disk: the only room that knows SQLAlchemy."""

from annotator.store.project import Project, create, open_project

__all__ = ["Project", "create", "open_project"]
