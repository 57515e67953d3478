"""Small builders of true-to-life rows. Each fills only what a row cannot be without; tests say the rest."""
