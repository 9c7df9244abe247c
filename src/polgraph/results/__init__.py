"""Answers as people and their tools take them: tables with labels and bounds, files, frames, charts."""
