"""The same reading on a cluster: Apache Spark spreads the texts, polgraph reads each, Spark writes what was read."""
