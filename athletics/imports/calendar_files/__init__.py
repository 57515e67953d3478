"""A season's calendar as a table: read, reviewed beside the season on file, applied as dated announcements."""
