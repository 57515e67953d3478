"""The paper's public pages. They read publications, never articles: the working copy is the desk's alone."""
