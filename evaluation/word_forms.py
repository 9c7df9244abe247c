"""Write ontology/lexicon/word-forms.tsv: the dictionary forms of the Russian words of the lexicon.

Run by `make words` when words were added; a word that is not in the table is looked up when the extractor starts.
"""

from polgraph.extraction.morphology import RussianMorphology
from polgraph.pipeline import releases

HEADER = """word\tforms
# The dictionary forms under which the Russian words of the lexicon are filed; made by `make words`, not by hand.
# Looked up in the dictionary of OpenCorpora (CC BY-SA 3.0), which comes with pymorphy3-dicts-ru."""


def main() -> None:
    """Print the table."""
    russian = RussianMorphology()
    words = sorted({word for word in releases.extractor().label_words("ru") if not word.isascii()})
    print(HEADER)
    for word in words:
        print(f"{word}\t{' '.join(sorted(russian.base(word)))}")


if __name__ == "__main__":
    main()
