"""How the record prints dates, times and marks: filters for the admin's templates and the public ones alike."""
