"""Files of facts: margins of the census, official statistics, services; read whole or not at all, and written back."""
