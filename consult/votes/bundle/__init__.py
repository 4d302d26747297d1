"""What a stranger takes home of a counted vote: the ballots, the rule, the result, and the script that counts them again."""
