"""What is said of a job that came to no end, by how it ended."""

TOLD = {
    "TooMuchError": "the answer is larger than the limit; expected a request for less of it",
    "died": "the request needed too much memory, or was nested too deeply; expected a smaller one",
    "memory": "the request needed more memory than the limit; expected a smaller one",
    "time": "the request took longer than the limit; expected one that takes less",
}
