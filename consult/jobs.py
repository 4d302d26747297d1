"""The names of all background work: the web rings them, the workers answer to them."""

from enum import StrEnum


class Job(StrEnum):
    """One job is one task of the same name in `workers/<feature>.py`."""

    DELIVER_MAIL = "mails.deliver_mail"
    TALLY_VOTE = "votes.tally_vote"
    DRAFT_ASSESSMENT = "assessments.draft_assessment"
    COUNT_PART = "assessments.count_part"
    DRAW_PART = "assessments.draw_part"
    ADVANCE_RUN = "assessments.advance_run"
    FINISH_RUN = "assessments.finish_run"
    HEAR_VOICES = "assessments.hear_voices"
    PRINT_REPORT = "assessments.print_report"
    COUNT_RESULTS = "results.count_results"
    WRITE_RESPONSES = "results.write_responses"
    MAKE_FILE = "fieldwork.make_file"
