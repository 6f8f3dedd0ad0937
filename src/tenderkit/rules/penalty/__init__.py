"""What a penalty comes to, and what it rests on."""
