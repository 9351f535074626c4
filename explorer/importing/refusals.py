"""Say why a file can't be imported."""


class UnreadableFileError(Exception):
    """A file that is no chapter; the message names the file and the way out.

    Inside the reading the message lacks its subject: "is empty."; `named` puts the file's name before it.
    """

    def named(self, name: str) -> "UnreadableFileError":
        """Return the same with the file's name as the subject of the sentence."""
        return UnreadableFileError(f"{name} {self}")
