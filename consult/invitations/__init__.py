"""Invitations: codes to be sent, and lists of residents, for consultations that ask for more than an e-mail address."""
