"""What reads files into the record. Each way in is a package; none of them may be imported by the questions."""
