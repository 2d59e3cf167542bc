"""What Alembic runs a migration in: the connection, and so the transaction, of its caller."""

from __future__ import annotations

from alembic import context

from annotator.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
