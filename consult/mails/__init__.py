"""Mails: written in the transaction that makes them necessary, delivered by a worker, readable on a page in demonstrations."""
