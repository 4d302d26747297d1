"""Facts: what is known of a territory from elsewhere, beside what people say, and whom a consultation has not heard."""
