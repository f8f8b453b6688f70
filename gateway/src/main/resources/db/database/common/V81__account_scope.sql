-- What an account sees of the plants besides its enterprise: sites, areas and kinds of sites; null = everything of the enterprise, or of all.
ALTER TABLE account ADD COLUMN scope TEXT;
