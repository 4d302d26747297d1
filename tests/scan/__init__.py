"""What somebody who puts all that is published of a consultation together can find out about few people."""
