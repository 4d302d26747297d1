"""Ideas, debates and comments from the open-data exports of Decidim: read as a whole, refused as a whole or stored as a whole."""
