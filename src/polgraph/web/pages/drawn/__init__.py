"""Pictures: charts and maps, from the rows that the tables beside them show."""
