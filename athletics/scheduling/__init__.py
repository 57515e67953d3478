"""Changes of the calendar: what is announced about a meet, the season's table, the next season, and what follows."""
