"""What runs when. Everything here is a sweep: two schedulers at once do no harm."""

SCHEDULE = {
    "sweep": {"task": "sweep.sweep", "schedule": 5.0, "options": {"expires": 5}},
    "seal_audit": {"task": "sweep.seal_audit", "schedule": 60.0, "options": {"expires": 60}},
    "sweep_closed_votes": {"task": "votes.sweep_closed_votes", "schedule": 5.0, "options": {"expires": 5}},
    "sweep_contested_votes": {"task": "votes.sweep_contested_votes", "schedule": 60.0, "options": {"expires": 60}},
    "sweep_outdated_sheets": {"task": "assessments.sweep_outdated_sheets", "schedule": 60.0, "options": {"expires": 60}},
    "sweep_ended_lists": {"task": "invitations.sweep_ended_lists", "schedule": 3600.0, "options": {"expires": 60}},
    "sweep_unused_photos": {"task": "diagnostics.sweep_unused_photos", "schedule": 3600.0, "options": {"expires": 60}},
    "sweep_expired_drafts": {"task": "diagnostics.sweep_expired_drafts", "schedule": 3600.0, "options": {"expires": 60}},
    "sweep_old_files": {"task": "fieldwork.sweep_old_files", "schedule": 3600.0, "options": {"expires": 60}},
    "sweep_old_downloads": {"task": "results.sweep_old_downloads", "schedule": 3600.0, "options": {"expires": 60}},
    "sweep_old_answer_files": {"task": "diagnostics.sweep_old_answer_files", "schedule": 3600.0, "options": {"expires": 60}},
}
