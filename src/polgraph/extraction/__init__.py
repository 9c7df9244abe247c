"""From the text of a release, in Russian or Kazakh, to the facts that it states, each with its words."""
