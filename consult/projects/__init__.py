"""Projects: experiments that answer a need, with partners, indicators, a rule for deciding and measured effects."""
