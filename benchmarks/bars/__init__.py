"""What `make bench` is made of: servers pinned to one core, load from the other, and the bars they are held to."""
