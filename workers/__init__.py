"""Background work: the Celery application and one module of tasks for each feature."""
